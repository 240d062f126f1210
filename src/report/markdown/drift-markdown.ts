import { driftDiagnostics } from "../../drift/drift-diagnostics.ts";
import { hasDrift, type Drift } from "../../drift/find-drift.ts";
import type { Plan } from "../../plan/generated/plan.ts";
import { countDrift } from "../drift-summary.ts";
import { fieldChanges } from "../field-changes.ts";
import { plural } from "../style.ts";
import { composeWithin, MARKDOWN_BUDGET, type Section } from "./budget.ts";
import { fieldLines } from "./change-diff.ts";
import { code, codeBlock, htmlCode } from "./escape.ts";
import { findingsTable } from "./findings.ts";
import { hiddenMarker } from "./marker.ts";
import { leftOut } from "./table.ts";

/** What moved in a space, for an issue or the summary of a nightly job. */
export function renderDriftMarkdown(plan: Plan, drift: Drift): string {
  const findings = driftDiagnostics(plan, drift);
  const title = `## Drift in ${code(plan.project)}, environment ${code(plan.environment)}`;
  return composeWithin(MARKDOWN_BUDGET, {
    opening: [hiddenMarker("drift", plan), title, headline(plan, drift)].join("\n\n"),
    sections: [
      findingsTable(
        "### What moved",
        findings.filter(({ severity }) => severity === "error"),
      ),
      edits(drift),
      findingsTable(
        "### Worth knowing",
        findings.filter(({ severity }) => severity !== "error"),
      ),
    ],
    closing: closingOf(plan, drift),
  });
}

function headline({ unchanged }: Plan, drift: Drift): string {
  const fresh = drift.known === undefined ? "" : "new ";
  if (!hasDrift(drift)) return `**No ${fresh}drift.** ${plural(unchanged, "object")} as applied.`;
  return `**${fresh === "" ? "Drift" : "New drift"}: ${countDrift(drift)}**; ${unchanged} as applied.`;
}

/** From what was applied to what is live: the other way round than the change that would undo it. */
function edits({ edited, differing }: Drift): Section {
  const changes = [...edited, ...differing.filter(({ action }) => action === "update")];
  const entries = changes.map((change) => {
    const lines = fieldChanges(change).flatMap((field) =>
      fieldLines(change, { ...field, before: field.after, after: field.before }),
    );
    return [`<details><summary>${htmlCode(change.address)}</summary>`, codeBlock(lines, "diff"), "</details>"].join(
      "\n\n",
    );
  });
  return {
    head: "### From what was applied to what is there\n\n",
    entries,
    separator: "\n\n",
    rest: (left) => leftOut(left, "edit"),
  };
}

function closingOf({ space, createdAt }: Plan, { known = [], pending, asked }: Drift): string {
  return [
    `Space ${code(space.id)}, read at ${code(createdAt)}.`,
    ...(known.length > 0 ? [`Left out: ${plural(known.length, "finding")} that the last run had, too.`] : []),
    ...(pending.length > 0 && !asked.pending
      ? [`Left out: ${plural(pending.length, "pending change")} of the manifests.`]
      : []),
  ].join(" ");
}
