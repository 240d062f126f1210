import { driftDiagnostics } from "../../plan/drift-diagnostics.ts";
import type { Drift } from "../../plan/drift.ts";
import type { Plan } from "../../plan/generated/plan.ts";
import { plural } from "../style.ts";
import { renderSuite, type TestCase } from "./suite.ts";

/** What moved in a space: a failing case for each finding, and one that passes for everything that is as applied. */
export function renderDriftJunit(plan: Plan, drift: Drift): string {
  const findings = driftDiagnostics(plan, drift);
  const cases = findings
    .filter(({ severity }) => severity === "error")
    .map((finding): TestCase => {
      const { address = finding.message, source, code } = finding;
      return { name: address, group: code, ...(source && { file: source.file }), failures: [finding] };
    });
  const notes = findings.filter(({ severity }) => severity !== "error");
  const passing: TestCase = {
    name: `${plural(plan.unchanged, "object")} as applied`,
    group: "drift",
    failures: [],
    notes,
  };
  return renderSuite(`audiencectl drift ${plan.project}/${plan.environment}`, [...cases, passing]);
}
