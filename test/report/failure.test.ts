import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { renderFailureHtml } from "../../src/report/html/failure-html.ts";
import { renderFailureMarkdown } from "../../src/report/markdown/failure-markdown.ts";

const diagnostics = [4, 8, 15].map((line): Diagnostic => {
  const source = { file: "a.yaml", line, column: 3, endLine: line, endColumn: 9 };
  return { code: "manifest-undefined-variable", severity: "error", message: "there is no variable a", source };
});

const failure = { code: "invalid-input", message: "the project has 1 error", exitCode: 1, diagnostics } as const;

describe.each([
  ["a comment", renderFailureMarkdown],
  ["a page", renderFailureHtml],
] as const)("%s on a command that failed", (_, render) => {
  const text = render({ ...failure });

  test("tells what is missing outside of the files once, with the number of other places", () => {
    expect(text).toContain("there is no variable a, here and at 2 more places");
    expect(text.match(/there is no variable a/g)).toHaveLength(1);
  });

  test("names the first place", () => {
    expect(text).toContain("a.yaml:4:3");
  });

  test("tells errors before the warnings of other files", () => {
    const source = { file: "0.yaml", line: 1, column: 1, endLine: 1, endColumn: 2 };
    const warning: Diagnostic = { code: "lint-near-name", severity: "warning", message: "a near name", source };
    const both = render({ ...failure, diagnostics: [warning, ...diagnostics] });
    expect(both.indexOf("there is no variable a")).toBeLessThan(both.indexOf("a near name"));
  });
});
