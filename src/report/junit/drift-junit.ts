import { driftDiagnostics } from "../../drift/drift-diagnostics.ts";
import type { Drift } from "../../drift/drift.ts";
import { leftOut } from "../drift-summary.ts";
import { asDeclaredText } from "../not-known.ts";
import { packageOf } from "../report-identity.ts";
import { caseFile, renderSuite, type CaseOptions, type TestCase } from "./suite.ts";

/**
 * What moved in a space: a failing case for each finding, and one that passes for the rest. Names hold no counts, because
 * pipelines know a case of the run before by its name. Groups begin with project and environment.
 */
export function renderDriftJunit(drift: Drift, options: CaseOptions = {}): string {
  const group = packageOf(drift);
  const findings = driftDiagnostics(drift);
  const cases = findings
    .filter(({ severity }) => severity === "error")
    .map((finding): TestCase => {
      const { address = finding.message, source, code } = finding;
      const file = source && caseFile(source.file, options);
      return { name: address, group: `${group}.${code}`, ...(file !== undefined && { file }), failures: [finding] };
    });
  const notes = findings.filter(({ severity }) => severity !== "error");
  const passing: TestCase = {
    name: "nothing else counts as drift",
    group: `${group}.drift`,
    failures: [],
    remarks: [`${asDeclaredText(drift)}.`, ...leftOut(drift)],
    notes,
  };
  return renderSuite(`audiencectl drift ${drift.project}/${drift.environment}`, [...cases, passing]);
}
