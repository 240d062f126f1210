import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/diagnostic.ts";
import { SourceText } from "../../../src/diagnostics/source-text.ts";
import { createStyle } from "../../../src/report/style.ts";
import { renderDiagnosticsText } from "../../../src/report/text/diagnostics-text.ts";

const finding = (line: number, rest: Partial<Diagnostic> = {}): Diagnostic => ({
  code: "query-syntax",
  severity: "error",
  message: "there is no such word",
  source: { file: "a.yaml", line, column: 3, endLine: line, endColumn: 5 },
  ...rest,
});
const shown = (
  findings: readonly Diagnostic[],
  sources = new Map<string, SourceText>(),
  brevity?: Parameters<typeof renderDiagnosticsText>[3],
): string => renderDiagnosticsText(findings, sources, createStyle(false), brevity);

describe("findings as text", () => {
  test("are nothing where there are none", () => {
    expect(shown([])).toBe("");
  });

  test("begin with their place, in reading order", () => {
    const heads = shown([finding(9), finding(2)]).match(/^a\.yaml:\d+:\d+: error: /gm);
    expect(heads).toEqual(["a.yaml:2:3: error: ", "a.yaml:9:3: error: "]);
  });

  test("show the line of the file where its text is at hand", () => {
    const sources = new Map([["a.yaml", new SourceText("a.yaml", "x: wrod\n")]]);
    expect(shown([finding(1)], sources)).toContain("x: wrod");
  });

  test("are summed up by code beyond the first few, but for errors, where brevity is asked for", () => {
    const severity = "warning";
    const many = [1, 2, 3, 4, 5].flatMap((line) => [
      finding(line, { severity, code: "lint-raw-key" }),
      finding(line, { severity, code: "lint-near-name" }),
      finding(line),
    ]);
    const text = shown([...many, finding(9, { severity, code: "lint-near-name" })], new Map(), {
      allUpTo: 10,
      mostOfCode: 2,
      showsAll: "somebody shows all",
    });
    expect(text.match(/^a\.yaml.*$/gm)).toHaveLength(5 + 2 + 2);
    expect(text).toMatch(
      /\n\n4 more \[lint-near-name\]: somebody shows all\n3 more \[lint-raw-key\]: somebody shows all\n\n5 errors, 11 warnings\.\n$/,
    );
  });

  test("are all shown up to a number that brevity leaves", () => {
    const many = [1, 2, 3].map((line) => finding(line, { severity: "warning" }));
    const text = shown([...many, finding(4), finding(5)], new Map(), {
      allUpTo: 3,
      mostOfCode: 1,
      showsAll: "somebody shows all",
    });
    expect(text.match(/^a\.yaml.*$/gm)).toHaveLength(5);
    expect(text).not.toContain("somebody");
  });

  test("end with their remedy and with how many there are of each sort", () => {
    const findings = [finding(1, { hint: "write word" }), finding(2), finding(3, { severity: "warning" })];
    expect(shown(findings)).toMatch(/ {2}hint: write word\n[^]*\n\n2 errors, 1 warning\.\n$/);
  });
});
