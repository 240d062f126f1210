import { describe, expect, test } from "vitest";
import { SourceText } from "../../src/diagnostics/source-text.ts";
import { locateInScalar } from "../../src/yaml/locate-in-scalar.ts";
import { parseYaml } from "../../src/yaml/parse-yaml.ts";
import { fieldPath, isWithin } from "../../src/values/pointer.ts";
import { keyRange, valueRange, type YamlDocument } from "../../src/yaml/yaml-document.ts";

function documentOf(text: string, index = 0): YamlDocument {
  const document = parseYaml(new SourceText("f", text)).documents[index];
  if (!document) throw new Error("there is no such document");
  return document;
}

/** `line:column-line:column` and what stands there. */
function place(text: string, pointer: string, index = 0): string {
  const { line, column, endLine, endColumn } = valueRange(documentOf(text, index), pointer);
  return `${line}:${column}-${endLine}:${endColumn}`;
}

describe("the place of a value", () => {
  test.each<[title: string, text: string, pointer: string, expected: string]>([
    ["in block style", "a:\n  b: foo # note\n", "/a/b", "2:6-2:9"],
    ["in flow style", "a: {b: [1, foo ]}\n", "/a/b/1", "1:12-1:15"],
    ["after CRLF", "a: 1\r\nb: foo\r\n", "/b", "2:4-2:7"],
    ["after a tab", "a:\tfoo\t# x\n", "/a", "1:4-1:7"],
    ["after wide characters, in UTF-16 units", "a: {名😀: foo}\n", "/a/名😀", "1:10-1:13"],
    ["in quotes", 'a: "f\\no"\n', "/a", "1:4-1:10"],
    ["of a text block, without the blank lines after it", "a: |\n  x\n  y\n\n\nb: 1\n", "/a", "1:4-3:4"],
    ["of a mapping, without the comment after it", "a:\n  b: 1\n  c: 2\n\n# next\nd: 1\n", "/a", "2:3-3:7"],
    ["of a list in a list", "a:\n  - - x\n    - y\n", "/a/0/1", "3:7-3:8"],
    ["of an anchored value", "a: &x foo\n", "/a", "1:7-1:10"],
    ["of an alias is the alias", "a: &x {b: 1}\nc: *x\n", "/c", "2:4-2:6"],
    ["inside an alias is where it is written", "a: &x {b: 1}\nc: *x\n", "/c/b", "1:11-1:12"],
    ["of nothing is the key", "a:\n  b:\n", "/a/b", "2:3-2:4"],
    ["that is not there is the nearest around it", "a: {b: 1}\n", "/a/b/c/d", "1:8-1:9"],
    ["under a key with slash and tilde", '"a/~b": foo\n', "/a~1~0b", "1:9-1:12"],
  ])("%s", (_title, text, pointer, expected) => {
    expect(place(text, pointer)).toBe(expected);
  });

  test("in a second document", () => {
    expect(place("a: 1\n---\na: foo\n", "/a", 1)).toBe("3:4-3:7");
  });

  test("of a key", () => {
    expect(keyRange(documentOf("a: {'b': 1}\n"), "/a/b")).toEqual({
      file: "f",
      line: 1,
      column: 5,
      endLine: 1,
      endColumn: 8,
    });
  });
});

describe("locateInScalar", () => {
  test.each<[title: string, text: string]>([
    ["plain", "a: foo ${x} b"],
    ["single quotes with an apostrophe", "a: 'it''s ${x} b'"],
    ["double quotes with escapes", 'a: "q\\"\\u0041\\U0001F600 \\\\ ${x} b"'],
    ["a literal block", "a: |\n  l1\n    l2 ${x}\n"],
    ["a folded block", "a: >-\n  l1\n  l2\n\n  l3 ${x}\n"],
    ["plain over two lines", "a: one\n  two ${x}\n"],
    ["double quotes over two lines", 'a: "x\n   y ${x}"'],
    ["a literal block with CRLF", "a: |\r\n  l1\r\n    l2 ${x}\r\n"],
    ["a block with an indentation indicator", "a: |2-\n    foo\n   ${x}\n"],
  ])("finds a part of a text written as %s", (_title, text) => {
    const document = documentOf(text);
    const value = String((document.value as { a: unknown }).a);
    const start = value.indexOf("${x}");
    const { line, column, endLine, endColumn } = locateInScalar(document, "/a", start, start + 4);
    expect(endLine).toBe(line);
    expect(document.source.line(line)?.slice(column - 1, endColumn - 1)).toBe("${x}");
  });

  test("falls back to the whole value where the text is written elsewhere", () => {
    const document = documentOf("a: &x foo ${x}\nb: *x\n");
    expect(locateInScalar(document, "/b", 4, 8)).toEqual({ file: "f", line: 2, column: 4, endLine: 2, endColumn: 6 });
  });
});

describe("pointers", () => {
  test("are shown as people write them", () => {
    expect(fieldPath("/spec/list/1/a~1b/x")).toBe('spec.list[1]."a/b".x');
  });

  test("are within a set when a value around them is in it", () => {
    expect([
      isWithin("/a/b", new Set(["/a"])),
      isWithin("/ab", new Set(["/a"])),
      isWithin("/a", new Set([""])),
    ]).toEqual([true, false, true]);
  });
});
