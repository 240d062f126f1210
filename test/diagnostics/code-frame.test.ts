import { describe, expect, test } from "vitest";
import { renderCodeFrame } from "../../src/diagnostics/code-frame.ts";
import { SourceText } from "../../src/diagnostics/source-text.ts";

function frame(text: string, start: number, end: number, options = {}): string {
  const source = new SourceText("a.yaml", text);
  return renderCodeFrame(source, source.range(start, end), options);
}

/** The columns that the carets stand under, as text. */
function underlined(rendered: string): string {
  const lines = rendered.split("\n");
  const marked = lines.findIndex((line) => line.startsWith(">"));
  const carets = lines[marked + 1] ?? "";
  return (lines[marked] ?? "").slice(carets.indexOf("^"), carets.lastIndexOf("^") + 1);
}

describe("renderCodeFrame", () => {
  test("shows two lines around the place, numbered, with a mark and carets", () => {
    const text = "one\ntwo\nthree: four\nfive\nsix\nseven\n";
    expect(frame(text, 15, 19)).toBe(
      "  1 | one\n  2 | two\n> 3 | three: four\n    |        ^^^^\n  4 | five\n  5 | six",
    );
  });

  test("pads line numbers to one width", () => {
    const text = Array.from({ length: 12 }, (_, index) => `line${index + 1}`).join("\n");
    const start = text.indexOf("line9");
    expect(frame(text, start, start + 5, { context: 1 })).toBe(
      ["   8 | line8", ">  9 | line9", "     | ^^^^^", "  10 | line10"].join("\n"),
    );
  });

  test("does not show the empty line after the last line break", () => {
    expect(frame("a\nb\n", 2, 3)).toBe("  1 | a\n> 2 | b\n    | ^");
  });

  test("draws one caret for an empty place", () => {
    expect(underlined(frame("ab", 1, 1))).toBe("b");
  });

  test("marks only the first line of a place over several lines", () => {
    expect(underlined(frame("a: |\n  b\n  c", 3, 12))).toBe("|");
  });

  test("works on an empty file", () => {
    expect(frame("", 0, 0)).toBe("> 1 |\n    | ^");
  });

  test("keeps carets aligned after tabs", () => {
    expect(underlined(frame("a:\t\tbad", 4, 7))).toBe("bad");
  });

  test("counts wide characters as two columns", () => {
    const carets = frame("名前: bad", 4, 7).split("\n")[1];
    expect(carets).toBe(`    | ${" ".repeat(6)}^^^`);
  });

  test("counts combining marks as no column", () => {
    const carets = frame("e\u0301: bad", 4, 7).split("\n")[1];
    expect(carets).toBe(`    | ${" ".repeat(3)}^^^`);
  });

  test("shows control characters and direction marks as escapes", () => {
    expect(frame("a\u001b[31m\u202eb", 0, 1)).toContain("a\\u{1b}[31m\\u{202e}b");
  });

  test("cuts a line of a megabyte around the carets", () => {
    const text = `${"x".repeat(500_000)}BAD${"y".repeat(500_000)}`;
    const rendered = frame(text, 500_000, 500_003);
    expect(underlined(rendered)).toBe("BAD");
    expect(rendered.length).toBeLessThan(300);
  });

  test("keeps carets inside the cut line", () => {
    const carets = frame("k".repeat(2000), 0, 2000).split("\n")[1] ?? "";
    expect(carets.length).toBeLessThan(120);
  });

  test("paints marks and surroundings with the given functions", () => {
    const colour = { mark: (text: string) => `<${text}>`, dim: (text: string) => `(${text})` };
    expect(frame("a\nb", 2, 3, { colour })).toBe("(  1 | a)\n<>> (2 |) b\n    (|) <^>");
  });
});
