import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../src/values/json.ts";
import {
  childPointer,
  fieldPath,
  getAt,
  isWithin,
  parentPointer,
  pointerKeys,
  removeAt,
  setAt,
  someWithin,
  touchesAny,
} from "../../src/values/pointer.ts";

/** Keys, the characters that pointers escape among them. */
const key = fc
  .oneof(fc.constantFrom("", "~", "/", "~1", "~0", "a/b", "length", "7"), fc.string())
  .filter((text) => text !== "__proto__");
const keys = fc.array(key, { minLength: 1, maxLength: 4 });
const pointerOf = (path: readonly string[]): string => path.reduce(childPointer, "");

describe("pointers", () => {
  test("give back the keys that they were made of", () => {
    fc.assert(
      fc.property(keys, (path) => {
        expect(pointerKeys(pointerOf(path))).toEqual(path);
      }),
    );
  });

  test("lead to their parent", () => {
    fc.assert(
      fc.property(keys, (path) => {
        expect(parentPointer(pointerOf(path))).toBe(pointerOf(path.slice(0, -1)));
      }),
    );
  });

  test("lead to what was put there", () => {
    fc.assert(
      fc.property(keys, (path) => {
        const target: JsonObject = {};
        setAt(target, pointerOf(path), "value");
        expect(getAt(target, pointerOf(path))).toBe("value");
      }),
    );
  });

  test("take away what was put there, and nothing else", () => {
    fc.assert(
      fc.property(keys, (path) => {
        const target: JsonObject = {};
        setAt(target, pointerOf(path), "value");
        const parent = getAt(target, parentPointer(pointerOf(path)));
        setAt(target, childPointer(parentPointer(pointerOf(path)), `${path.at(-1)}, too`), "kept");
        removeAt(target, pointerOf(path));
        expect(parent).toEqual({ [`${path.at(-1)}, too`]: "kept" });
      }),
    );
  });

  test("find the items of a list by their numbers", () => {
    const value = { list: ["a", ["b"]] };
    expect(["/list/0", "/list/1/0", "/list/2", "/list/00", "/list/length"].map((place) => getAt(value, place))).toEqual(
      ["a", "b", undefined, undefined, undefined],
    );
  });

  test("put a value into an item of a list", () => {
    const value = { list: [{ a: 1 }] };
    setAt(value, "/list/0/b", 2);
    expect(value).toEqual({ list: [{ a: 1, b: 2 }] });
  });
});

describe("the name of a place", () => {
  test.each([
    ["", ""],
    ["/definition/query", "definition.query"],
    ["/list/1/name", "list[1].name"],
    ["/settings/a~1b", 'settings."a/b"'],
    ["/settings/two words/x-y", 'settings."two words".x-y'],
  ])("of %j is %s", (pointer, path) => {
    expect(fieldPath(pointer)).toBe(path);
  });

  test("tells a key of digits from the number of an item where the value is known", () => {
    const value = { a: { 7: 1 }, b: ["x", { 8: 1 }] };
    expect([fieldPath("/a/7", value), fieldPath("/b/1/8", value)]).toEqual(['a."7"', 'b[1]."8"']);
  });
});

describe("places in each other", () => {
  test("a place lies within itself and within those that hold it", () => {
    const set = new Set(["/a/b"]);
    expect(["/a/b", "/a/b/c", "/a", "/a/bc"].map((each) => isWithin(each, set))).toEqual([true, true, false, false]);
    expect(isWithin("/x", new Set([""]))).toBe(true);
  });

  test("some of the places lie within another", () => {
    expect(["/a", "/a/b", "/a/b/c", "/ab"].map((each) => someWithin(["/a/b"], each))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test("places touch where one of them holds the other", () => {
    expect(["/a", "/a/b", "/a/b/c", "/ab"].map((each) => touchesAny(["/a/b"], each))).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });
});
