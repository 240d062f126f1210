import type { Drift } from "../../drift/find-drift.ts";
import type { Change, Plan } from "../../plan/generated/plan.ts";
import { renderAsides } from "./drift-aside.ts";
import { renderFields, renderHead } from "./drift-lines.ts";
import { partDifference, type PartDifference } from "../drift-part.ts";
import { summariseDrift } from "../drift-summary.ts";
import { renderTroubled } from "./drift-trouble.ts";
import { byWhom } from "../edits.ts";
import { headline } from "./plan-text.ts";
import { escapeControls, type Style } from "../style.ts";

/** How each difference of a part is shown: its sign, its colour and the rest of the sentence. */
export const partTexts: Record<PartDifference, { sign: string; colour: keyof Style; sentence: string }> = {
  missing: { sign: "-", colour: "red", sentence: "is missing: removed in the space, or not applied yet" },
  undeclared: {
    sign: "+",
    colour: "yellow",
    sentence: "is in the space and not declared: added there, or its removal is not applied yet",
  },
  fields: { sign: "~", colour: "yellow", sentence: "is not as declared: edited in the space, or not applied yet" },
};

/** What somebody changed in the space since the last apply, for reading. Ends with a line break. */
export function renderDriftText(plan: Plan, drift: Drift, style: Style): string {
  const blocks = [
    [headline(plan, style)],
    ...drift.edited.map((change) => renderEdited(change, style)),
    ...drift.missing.map((change) => renderMissing(change, style)),
    ...drift.vanished.map((change) => renderVanished(change, style)),
    ...drift.differing.map((change) => renderDiffering(change, style)),
    ...drift.troubled.map((object) => renderTroubled(object, style)),
    ...renderAsides(drift, style),
    summariseDrift(plan, drift, style),
  ];
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/** Drift reads from what was applied to what is live: the other way round than the change that would undo it. */
function renderEdited(change: Change, style: Style): string[] {
  return [
    renderHead(change, "!", style.yellow, `was edited${byWhom(change.live, style.bold)}`, style),
    ...renderFields(change, ({ applied, live }) => `${applied} → ${live}`, style),
  ];
}

function renderMissing(change: Change, style: Style): string[] {
  return [
    renderHead(change, "-", style.red, "is missing", style),
    "      no live object carries its marker: it was deleted by hand, lost its marker, or was never applied",
  ];
}

function renderVanished(change: Change, style: Style): string[] {
  const lines = change.warnings.map(({ message, hint }) =>
    escapeControls(hint === undefined ? message : `${message}; ${hint}`),
  );
  return [renderHead(change, "-", style.red, "was removed by Segment", style), ...lines.map((line) => `      ${line}`)];
}

function renderDiffering(change: Change, style: Style): string[] {
  const { sign, colour, sentence } = partTexts[partDifference(change)];
  return [
    renderHead(change, sign, style[colour], sentence, style),
    // A part that is missing has all its fields in the manifest; there is nothing to hold against them.
    ...(change.action === "create"
      ? []
      : renderFields(change, ({ applied, live }) => `declared ${applied}, live ${live}`, style)),
  ];
}
