import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { isFault, validationIdentity, type ValidationReport } from "../validation-report.ts";
import { packageOf } from "../report-identity.ts";
import { caseFile, renderSuite, type CaseOptions, type TestCase } from "./suite.ts";

/** What a check of all files has found: a case for each file, the project's first, and one for what belongs to none. */
export function renderValidationJunit(report: ValidationReport, options: CaseOptions = {}): string {
  const { projectFile, files, diagnostics } = report;
  const split = (findings: readonly Diagnostic[]): Pick<TestCase, "failures" | "notes"> => ({
    failures: findings.filter((finding) => isFault(finding, report)),
    notes: findings.filter((finding) => !isFault(finding, report)),
  });
  const within = packageOf(validationIdentity(report));
  const groupOf = (group: string): string => [within, group].filter((part) => part !== "").join(".");
  const named = diagnostics.flatMap(({ source }) => (source ? [source.file] : []));
  const all = [...new Set([...(projectFile === undefined ? [] : [projectFile]), ...files, ...named])];
  const rest = diagnostics.filter(({ source }) => !source);
  const cases = all.map((file): TestCase => {
    const own = diagnostics.filter(({ source }) => source?.file === file);
    const place = caseFile(file, options);
    const group = groupOf(file === projectFile ? "project" : "manifests");
    return { name: place, group, file: place, ...split(own) };
  });
  return renderSuite("audiencectl validate", [
    ...cases,
    ...(rest.length > 0 || all.length === 0 ? [{ name: "project", group: groupOf("project"), ...split(rest) }] : []),
  ]);
}
