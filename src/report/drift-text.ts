import type { Drift } from "../plan/drift.ts";
import type { Change, Plan } from "../plan/generated/plan.ts";
import { fieldChanges } from "./field-changes.ts";
import { headline } from "./plan-text.ts";
import { escapeControls, plural, quote, type Style } from "./style.ts";
import { diffText } from "./text-diff.ts";

/** What somebody changed in the space since the last apply, for reading. Ends with a line break. */
export function renderDriftText(plan: Plan, drift: Drift, style: Style): string {
  const blocks = [
    [headline(plan, style)],
    ...drift.edited.map((change) => renderEdited(change, style)),
    ...drift.missing.map((change) => renderMissing(change, style)),
    summary(plan, drift, style),
  ];
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/** Drift reads from what was applied to what is live: the other way round than the change that would undo it. */
function renderEdited(change: Change, style: Style): string[] {
  const who = escapeControls(change.live?.updatedBy ?? "somebody");
  const when = escapeControls(change.live?.updatedAt ?? "an unknown time");
  const lines = [
    `${style.yellow("  !")} ${style.bold(change.address)} was edited by ${style.bold(who)} at ${when}  ${style.dim(`(${quote(change.name)}, ${escapeControls(change.id ?? "")})`)}`,
  ];
  for (const { field, before: live, after: applied } of fieldChanges(change)) {
    const long = [live, applied].some((value) => typeof value === "string" && value.includes("\n"));
    if (long) {
      lines.push(`      ${field}:`);
      for (const { sign, text } of diffText(textOf(applied), textOf(live)))
        lines.push(`          ${sign} ${escapeControls(text)}`);
    } else lines.push(`      ${field}: ${show(applied)} → ${show(live)}`);
  }
  return lines;
}

function renderMissing({ address, name }: Change, style: Style): string[] {
  return [
    `${style.red("  -")} ${style.bold(address)} is missing  ${style.dim(`(${quote(name)})`)}`,
    "      no live object carries its marker: it was deleted by hand, lost its marker, or was never applied",
  ];
}

function summary({ unchanged }: Plan, { edited, missing, pending }: Drift, style: Style): string[] {
  const aside =
    pending.length > 0
      ? [style.dim(`Left out: ${plural(pending.length, "pending change")} of the manifests (see audiencectl plan).`)]
      : [];
  if (edited.length + missing.length === 0)
    return [style.green(`No drift. ${plural(unchanged, "object")} as applied.`), ...aside];
  return [
    `${style.bold("Drift:")} ${edited.length} edited, ${missing.length} missing; ${unchanged} as applied.`,
    ...aside,
  ];
}

function show(value: unknown): string {
  return value === undefined ? "(none)" : quote(value);
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
