import { describe, expect, test } from "vitest";
import { diffValues, isShownByLine, liveLines, showLive, showValue } from "../../src/report/field-values.ts";

const field = (
  before: Parameters<typeof diffValues>[0],
  after: Parameters<typeof diffValues>[1],
  pointer = "/name",
) => ({
  pointer,
  before,
  after,
});
const longList = Array.from({ length: 20 }, (_, index) => `entry-${index}`);

describe("a field is shown line by line", () => {
  test.each([
    ["a text of two lines", field("a", "a\nb")],
    ["a list that makes a long line", field(longList, [])],
    ["a query, however short", field("a", "b", "/definition/query")],
  ])("when it is %s", (_, each) => {
    expect(isShownByLine(each)).toBe(true);
  });

  test.each([
    ["a short text", field("a", "b")],
    ["a text with nothing but a line break at its end", field("a\n", "b")],
    ["a short list", field(["a"], ["b"])],
    ["a number that comes", field(undefined, 3)],
  ])("but not when it is %s", (_, each) => {
    expect(isShownByLine(each)).toBe(false);
  });
});

describe("two values line by line", () => {
  test("share the lines that both have", () => {
    expect(diffValues("a\nb", "a\nc")).toEqual([
      { sign: " ", text: "a" },
      { sign: "-", text: "b" },
      { sign: "+", text: "c" },
    ]);
  });

  test("have a line for each entry of a list, whatever the order of its keys", () => {
    expect(diffValues([{ a: 1, b: 2 }], [{ b: 2, a: 1 }, "x"])).toEqual([
      { sign: " ", text: '{"a":1,"b":2}' },
      { sign: "+", text: '"x"' },
    ]);
  });

  test("are all new where there was none", () => {
    expect(diffValues(undefined, "a\nb").map(({ sign }) => sign)).toEqual(["+", "+"]);
  });

  test("are all gone where there will be none", () => {
    expect(diffValues("a\nb", undefined).map(({ sign }) => sign)).toEqual(["-", "-"]);
  });
});

describe("a value on one line", () => {
  test("shows what nobody sees as an escape", () => {
    expect(showValue("a\u202eb")).toBe(String.raw`"a\u{202e}b"`);
  });

  test("is said not to be there where there is none", () => {
    expect(showValue(undefined)).toBe("(none)");
  });

  test.each([showLive, liveLines])("shows of a masked secret no character", (show) => {
    expect(show("\u2022\u2022\u20227f3a")).toBe("(masked)");
  });
});
