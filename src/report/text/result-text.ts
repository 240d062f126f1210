import { escapeControls } from "../../values/printable.ts";
import { plural } from "../../values/words.ts";
import { isWritten, type ApplyResult, type Outcome } from "../../apply/outcome.ts";
import { groupOpen, type OpenGroup } from "../apply-groups.ts";
import { actionWords } from "..//action-words.ts";
import { type Style } from "../style.ts";

/**
 * What became of a plan, for reading. Ends with a line break.
 *
 * @param goOn The command line that does what is left.
 */
export function renderResultText(result: ApplyResult, style: Style, goOn = "audiencectl apply"): string {
  const { outcomes, settling, unverified } = result;
  const done = outcomes.filter(({ status }) => status === "done");
  const counts = [...new Set(done.map(({ action }) => action))].map(
    (action) => `${done.filter((outcome) => outcome.action === action).length} ${actionWords[action].done}`,
  );
  const groups = groupOpen(outcomes);
  const lines = [`${style.bold(heading(outcomes, style))} ${counts.join(", ") || "nothing"}.`];
  for (const group of groups) lines.push("", ...renderGroup(group, style));
  if (groups.length > 0) lines.push("", ...renderRest(outcomes, goOn, style));
  if (unverified !== undefined) lines.push(`The space could not be read again as proof: ${escapeControls(unverified)}`);
  if (settling.length > 0) lines.push(`Not to be seen in the space yet: ${settling.map(escapeControls).join(", ")}.`);
  return `${lines.join("\n")}\n`;
}

function renderGroup({ cause, reason, members }: OpenGroup, style: Style): string[] {
  const message = escapeControls(reason.message);
  const hint = reason.hint === undefined ? [] : [`    → ${escapeControls(reason.hint)}`];
  const mark = cause ? style.red("!") : style.yellow("!");
  const head = cause
    ? `${style.bold(escapeControls(cause.address))} was not ${actionWords[cause.action].done} (${cause.status}): ${message}`
    : `${plural(members.length, "change")} skipped: ${message}`;
  const skipped = members.map(
    ({ address, action }) => `      ${escapeControls(address)} was not ${actionWords[action].done}`,
  );
  const under = cause && members.length > 0 ? [`    skipped, because they need it:`] : [];
  return [`  ${mark} ${head}`, ...hint, ...under, ...skipped];
}

function renderRest(outcomes: readonly Outcome[], goOn: string, style: Style): string[] {
  const number = (...statuses: Outcome["status"][]): number =>
    outcomes.filter(({ status }) => statuses.includes(status)).length;
  const parts = (["failed", "stale", "skipped"] as const)
    .map((status) => ({ status, count: number(status) }))
    .filter(({ count }) => count > 0)
    .map(({ status, count }) => `${count} ${status}`);
  const open = number("failed", "stale", "skipped");
  return [`${plural(open, "change")} not done: ${parts.join(", ")}. To go on: ${style.bold(goOn)}`];
}

function heading(outcomes: readonly Outcome[], style: Style): string {
  if (outcomes.every(({ status }) => status === "done" || status === "unchanged")) return style.green("Applied:");
  return style.red(outcomes.some(isWritten) ? "Applied in part:" : "Not applied:");
}
