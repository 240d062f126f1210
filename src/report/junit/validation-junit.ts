import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { ValidationReport } from "../validation-report.ts";
import { renderSuite, type TestCase } from "./suite.ts";

/** What a check of all files has found: a case for each file, the project's first, and one for what belongs to none. */
export function renderValidationJunit({ projectFile, files, diagnostics }: ValidationReport): string {
  const named = diagnostics.flatMap(({ source }) => (source ? [source.file] : []));
  const all = [...new Set([...(projectFile === undefined ? [] : [projectFile]), ...files, ...named])];
  const rest = diagnostics.filter(({ source }) => !source);
  const cases = all.map((file): TestCase => {
    const own = diagnostics.filter(({ source }) => source?.file === file);
    return { name: file, group: file === projectFile ? "project" : "manifests", file, ...split(own) };
  });
  return renderSuite("audiencectl validate", [
    ...cases,
    ...(rest.length > 0 || all.length === 0 ? [{ name: "project", group: "project", ...split(rest) }] : []),
  ]);
}

function split(findings: readonly Diagnostic[]): Pick<TestCase, "failures" | "notes"> {
  return {
    failures: findings.filter(({ severity }) => severity === "error"),
    notes: findings.filter(({ severity }) => severity !== "error"),
  };
}
