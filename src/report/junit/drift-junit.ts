import { driftDiagnostics } from "../../drift/drift-diagnostics.ts";
import type { Drift } from "../../drift/drift.ts";
import { leftOut } from "../drift-summary.ts";
import { asDeclaredText } from "../not-known.ts";
import { renderSuite, type TestCase } from "./suite.ts";

/**
 * What moved in a space: a failing case for each finding, and one that passes for the rest. Names hold no counts, because
 * pipelines know a case of the run before by its name.
 */
export function renderDriftJunit(drift: Drift): string {
  const findings = driftDiagnostics(drift);
  const cases = findings
    .filter(({ severity }) => severity === "error")
    .map((finding): TestCase => {
      const { address = finding.message, source, code } = finding;
      return { name: address, group: code, ...(source && { file: source.file }), failures: [finding] };
    });
  const notes = findings.filter(({ severity }) => severity !== "error");
  const passing: TestCase = {
    name: "nothing else counts as drift",
    group: "drift",
    failures: [],
    remarks: [`${asDeclaredText(drift)}.`, ...leftOut(drift)],
    notes,
  };
  return renderSuite(`audiencectl drift ${drift.project}/${drift.environment}`, [...cases, passing]);
}
