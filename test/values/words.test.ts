import { describe, expect, test } from "vitest";
import { count, joinWords, listSome, plural, splitCamelCase } from "../../src/values/words.ts";

describe("words", () => {
  test.each<[words: string[], text: string]>([
    [[], ""],
    [["a"], "a"],
    [["a", "b"], "a or b"],
    [["a", "b", "c"], "a, b or c"],
  ])("%j are joined as %j", (words, text) => {
    expect(joinWords(words)).toBe(text);
  });

  test.each([
    [20, "a0, ", "a19"],
    [5000, "a0, ", "a19 and 4,980 more"],
  ])("of a list of %d are written out as far as somebody reads them", (size, start, end) => {
    const text = listSome(Array.from({ length: size }, (_, at) => `a${at}`));
    expect([text.slice(0, start.length), text.slice(-end.length)]).toEqual([start, end]);
  });

  test("are joined with and where that is meant", () => {
    expect(joinWords(["a", "b", "c"], "and")).toBe("a, b and c");
  });

  test.each([
    [0, "0"],
    [999, "999"],
    [1000, "1,000"],
    [12_034_567, "12,034,567"],
  ])("%d is written as %s", (value, text) => {
    expect(count(value)).toBe(text);
  });

  test("a noun follows its count, in the plural for all but one", () => {
    expect([0, 1, 2, 1200].map((value) => plural(value, "audience"))).toEqual([
      "0 audiences",
      "1 audience",
      "2 audiences",
      "1,200 audiences",
    ]);
  });

  test("capitals set the words of a name apart", () => {
    expect(["apiKey", "Key2Use", "URL", "a b"].map(splitCamelCase)).toEqual(["api-Key", "Key2-Use", "URL", "a b"]);
  });
});
