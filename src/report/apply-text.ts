import type { ApplyEvent } from "../apply/events.ts";
import { isWritten, type ApplyResult, type Outcome } from "../apply/outcome.ts";
import { escapeControls, plural, type Style } from "./style.ts";

const doneWords: Record<Outcome["action"], string> = {
  create: "created",
  update: "updated",
  replace: "replaced",
  delete: "deleted",
  adopt: "adopted",
  forget: "let go",
  none: "left alone",
};

const doingWords: Record<Outcome["action"], string> = {
  create: "creating",
  update: "updating",
  replace: "replacing",
  delete: "deleting",
  adopt: "adopting",
  forget: "letting go",
  none: "looking",
};

/** The progress line of an event, or `undefined` for events that a person need not see. */
export function renderEventText({ code, address, data }: ApplyEvent, style: Style): string | undefined {
  const action = String(data["action"] ?? "none") as Outcome["action"];
  const subject = style.bold(escapeControls(address ?? ""));
  const reason = escapeControls(String(data["reason"] ?? ""));
  const lines: Partial<Record<ApplyEvent["code"], string>> = {
    "change.started": `${subject}: ${doingWords[action]} …`,
    "change.waiting": `${subject}: waiting, it is ${escapeControls(String(data["status"]))}`,
    "change.done": `${subject}: ${style.green(doneWords[action])}${data["id"] === undefined ? "" : style.dim(` (${escapeControls(String(data["id"]))})`)}`,
    "change.unchanged": `${subject}: nothing to do after all`,
    "change.failed": `${subject}: ${style.red("failed")}: ${reason}`,
    "change.stale": `${subject}: ${style.red("not done, the space has changed")}: ${reason}`,
    "change.skipped": `${subject}: ${style.yellow("skipped")}: ${reason}`,
  };
  return lines[code];
}

/** What became of a plan, for reading. Ends with a line break. */
export function renderResultText({ outcomes, settling, unverified }: ApplyResult, style: Style): string {
  const done = outcomes.filter(({ status }) => status === "done");
  const open = outcomes.filter(({ status }) => status !== "done" && status !== "unchanged");
  const counts = [...new Set(done.map(({ action }) => action))].map(
    (action) => `${done.filter((outcome) => outcome.action === action).length} ${doneWords[action]}`,
  );
  const lines = [`${style.bold(heading(outcomes, style))} ${counts.join(", ") || "nothing"}.`];
  for (const outcome of open) {
    if (!("reason" in outcome)) continue;
    const { message, hint } = outcome.reason;
    lines.push(
      `  ${style.red("!")} ${outcome.address} was not ${doneWords[outcome.action]} (${outcome.status}): ${escapeControls(message)}`,
    );
    if (hint !== undefined) lines.push(`    → ${escapeControls(hint)}`);
  }
  if (open.length > 0)
    lines.push(
      `${plural(open.length, "change")} not done. Run audiencectl plan to see what is left, and apply again to go on.`,
    );
  if (unverified !== undefined) lines.push(`The space could not be read again as proof: ${escapeControls(unverified)}`);
  if (settling.length > 0) lines.push(`Not to be seen in the space yet: ${settling.join(", ")}.`);
  return `${lines.join("\n")}\n`;
}

function heading(outcomes: readonly Outcome[], style: Style): string {
  if (outcomes.every(({ status }) => status === "done" || status === "unchanged")) return style.green("Applied:");
  return style.red(outcomes.some(isWritten) ? "Applied in part:" : "Not applied:");
}
