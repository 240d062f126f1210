import fc from "fast-check";
import { isScalar } from "yaml";
import { describe, expect, test } from "vitest";
import { editList } from "../../../src/yaml/write/edit-list.ts";
import { editScalar } from "../../../src/yaml/write/edit-scalar.ts";
import { findField, type YamlField } from "../../../src/yaml/write/find-field.ts";
import { removeField } from "../../../src/yaml/write/remove-field.ts";
import { applyEdits } from "../../../src/yaml/write/text-edit.ts";
import { readFile, scalar, trouble } from "./arbitraries.ts";

const head = "before:   1 # odd\n";
const tail = "after: [1,  2]\n";

/** The field of a file, which has to be there. */
function fieldOf(text: string, pointer = "/key"): YamlField {
  const { root, source } = readFile(text);
  const found = findField(root, pointer, source);
  if (found.type !== "field") throw new Error(found.reason);
  return found;
}

describe("a scalar that gets another value", () => {
  const styles = {
    plain: "key: old\n",
    "plain below its key": "key:\n  old\n",
    "plain with a comment": "key: old  # why\n",
    "single quotes": "key: 'old'\n",
    "double quotes on two lines": 'key: "old\n  text"\n',
    "a literal block": "key: |-  # why\n    old\n    text\n",
    "a folded block": "key: >-\n  old\n  text\n\n",
    "a flow mapping": "key: {key: old, more: 1}\n",
    "a flow list": "key: [{key: old}]\n",
  };

  test.each(Object.entries(styles))("%s reads back as that, and nothing around it changes", (_name, written) => {
    const pointer = written.includes("[") ? "/key/0/key" : written.includes("{") ? "/key/key" : "/key";
    fc.assert(
      fc.property(scalar, fc.constantFrom("\n", "\r\n"), (value, lineBreak) => {
        const text = (head + written + tail).replaceAll("\n", lineBreak);
        const edited = applyEdits(text, editScalar(text, fieldOf(text, pointer), value, false));
        const { value: node } = fieldOf(edited, pointer);
        expect(isScalar(node) && node.value).toEqual(value);
        expect(edited.startsWith(head.replaceAll("\n", lineBreak))).toBe(true);
        expect(edited.endsWith(tail.replaceAll("\n", lineBreak))).toBe(true);
        expect(readFile(edited).value).toMatchObject({ before: 1, after: [1, 2] });
      }),
      { numRuns: 200 },
    );
  });

  test("keeps the comment of its line when it becomes a block", () => {
    const text = "key: old  # why\n";
    expect(applyEdits(text, editScalar(text, fieldOf(text), "a\nb", false))).toBe("key: |-  # why\n  a\n  b\n");
  });

  test("keeps its quotes where a block is not wanted", () => {
    const text = "key: 'old'\n";
    expect(applyEdits(text, editScalar(text, fieldOf(text), "a\nb", false))).toBe('key: "a\\nb"\n');
    expect(applyEdits(text, editScalar(text, fieldOf(text), "a\nb", true))).toBe("key: |\n  a\n  b\n");
  });

  test("has to be a scalar", () => {
    const text = "key: [1]\n";
    expect(() => editScalar(text, fieldOf(text), 1, false)).toThrow(TypeError);
  });
});

describe("a list that gets other items", () => {
  const items = fc.uniqueArray(fc.oneof(trouble, fc.integer()), { minLength: 1, maxLength: 5 });

  test.each([
    ["a block", "key:\n  - one # why\n  - 'two'\n  -   three\n"],
    ["a block at its key's own indentation", "key:\n- one\n- 2\n- three\n"],
    ["a flow", 'key: [ one, "two", 3 ]\n'],
  ])("%s has them in any order, and nothing around it changes", (_name, written) => {
    const text = head + written + tail;
    const own = readFile(text).value as { key: (string | number)[] };
    fc.assert(
      fc.property(items, fc.subarray(own.key), (added, kept) => {
        const wanted = [...new Set([...added, ...kept])];
        const edited = applyEdits(text, editList(text, fieldOf(text), wanted, false) ?? []);
        const { key, ...rest } = readFile(edited).value as { key: unknown[] };
        expect(new Set(key)).toEqual(new Set(wanted));
        expect(key).toHaveLength(wanted.length);
        expect(rest).toEqual({ before: 1, after: [1, 2] });
      }),
      { numRuns: 200 },
    );
  });

  test("keeps the spelling and the comments of items that stay", () => {
    const text = "key:\n  - 'one' # why\n  - two\n";
    expect(applyEdits(text, editList(text, fieldOf(text), ["three", "one"], false) ?? [])).toBe(
      "key:\n  - 'one' # why\n  - three\n",
    );
  });

  test.each([
    ["comments in a flow", "key: [a, # why\n  b]\n", false],
    ["mappings among the items", "key:\n  - a: 1\n", false],
    ["an order that a block has not", "key:\n  - b\n  - a\n", true],
  ])("is left alone with %s", (_title, text, ordered) => {
    expect(editList(text, fieldOf(text), ["a", "b"], ordered)).toBeUndefined();
  });
});

describe("a field that goes", () => {
  test.each([
    ["a line", "map:\n  a: 1\n  key: 2 # gone\n  b: 3\n", "map:\n  a: 1\n  b: 3\n"],
    ["a block", "map:\n  key: |\n    two\n    lines\n\n  b: 3\n", "map:\n\n  b: 3\n"],
    ["the first of a flow", "map: {key: 2, b: 3}\n", "map: {b: 3}\n"],
    ["the last of a flow", "map: {a: 1, key: 2}\n", "map: {a: 1}\n"],
  ])("takes %s with it", (_title, text, after) => {
    expect(applyEdits(text, removeField(text, fieldOf(text, "/map/key")) ?? [])).toBe(after);
  });

  test.each(["map:\n  key: 1\n", "map: {key: 1}\n", "- ? a\n  : {key: 1}\n"])(
    "stays where nothing would be left: %j",
    (text) => {
      const pointer = text.startsWith("-") ? "/0/a/key" : "/map/key";
      expect(removeField(text, fieldOf(text, pointer))).toBeUndefined();
    },
  );
});

describe("a field that is looked for", () => {
  test.each([
    ["/key/x", "key: 1\n", "missing", "it is not written out here"],
    ["/none", "key: 1\n", "missing", "it is not written out here"],
    ["/key", "a: &x 1\nkey: *x\n", "stuck", "it is the alias *x"],
    ["/key", "key: &x 1\n", "stuck", "it is marked &x for use elsewhere"],
    ["/key", "? key\n: 1\n", "stuck", "its key is written with a ?"],
  ])("%s in %j is %s: %s", (pointer, text, type, reason) => {
    const { root, source } = readFile(text);
    expect(findField(root, pointer, source)).toMatchObject({ type, reason });
  });

  test("knows how far a block below it is indented", () => {
    expect(fieldOf("key:\n    key:\n        key: 1\n", "/key/key/key").indent).toBe(12);
    expect(fieldOf("key: 1\n").indent).toBe(2);
  });
});

test("edits are made in the order of the text, whatever order they come in", () => {
  expect(
    applyEdits("abcdef", [
      { start: 4, end: 5, text: "E" },
      { start: 0, end: 1, text: "" },
      { start: 2, end: 2, text: "-" },
    ]),
  ).toBe("b-cdEf");
});
