import { describe, expect, test } from "vitest";
import { renderDiffTable } from "../../../src/report/html/diff-table.ts";
import { pairLines } from "../../../src/report/html/line-pairs.ts";
import { markWords } from "../../../src/report/html/marked-words.ts";
import { readPage } from "./read-page.ts";

const lines = (count: number): string[] => Array.from({ length: count }, (_, index) => `line ${index}`);

/** The rows of a table as the texts of its cells. */
function rows(before: string, after: string): string[] {
  const table = renderDiffTable(before, after, { before: "now", after: "then" });
  return readPage(`<!doctype html>${table.toString()}`)
    .all("tr")
    .slice(1)
    .map(({ text }) => text);
}

describe("lines beside each other", () => {
  test("a line that changed stands beside what came in its place", () => {
    expect(pairLines("a\nb\nc", "a\nB\nc")).toEqual([
      { before: { number: 1, text: "a" }, after: { number: 1, text: "a" }, same: true },
      { before: { number: 2, text: "b" }, after: { number: 2, text: "B" }, same: false },
      { before: { number: 3, text: "c" }, after: { number: 3, text: "c" }, same: true },
    ]);
  });

  test("a line that only one side has leaves the other one empty, and each side counts its own lines", () => {
    expect(pairLines("a\nc", "a\nb\nc")).toEqual([
      { before: { number: 1, text: "a" }, after: { number: 1, text: "a" }, same: true },
      { after: { number: 2, text: "b" }, same: false },
      { before: { number: 2, text: "c" }, after: { number: 3, text: "c" }, same: true },
    ]);
  });

  test("long runs of unchanged lines are left out with their number, short ones stay", () => {
    const before = lines(20);
    const after = before.with(10, "changed");
    expect(rows(before.join("\n"), after.join("\n"))).toEqual([
      "7 unchanged lines left out",
      "8line 78line 7",
      "9line 89line 8",
      "10line 910line 9",
      "11line 1011changed",
      "12line 1112line 11",
      "13line 1213line 12",
      "14line 1314line 13",
      "6 unchanged lines left out",
    ]);
    expect(rows(lines(6).join("\n"), lines(6).with(0, "x").join("\n"))).toHaveLength(6);
  });
});

describe("words that changed", () => {
  test("are marked on their side", () => {
    const { before, after } = markWords("count() >= 3", "count() >= 4");
    expect(before.toString()).toBe("count() &gt;= <mark>3</mark>");
    expect(after.toString()).toBe("count() &gt;= <mark>4</mark>");
  });

  test.each([
    [
      "in the middle",
      "a is set, and trait b is not true, and is not in audience c",
      "a is set, and <mark>trait b is not true, and </mark>is not in audience c",
      "a is set, and is not in audience c",
    ],
    ["at the end", "in a, and is not in b", "in a<mark>, and is not in b</mark>", "in a"],
  ])("are one mark where a condition %s goes", (_where, text, marked, rest) => {
    expect(markWords(text, rest).before.toString()).toBe(marked);
    expect(markWords(rest, text).after.toString()).toBe(marked);
  });

  test("are not marked where the lines have next to nothing in common", () => {
    const { before, after } = markWords("event('A').count() >= 3", "users of the old app");
    expect(`${before.toString()}${after.toString()}`).not.toContain("<mark>");
  });

  test("are shown as they are written out when they are invisible", () => {
    const { after } = markWords("name of it", "name\u{200B} of it");
    expect(after.toString()).toContain("u{200b}");
  });
});
