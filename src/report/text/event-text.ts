import { escapeControls } from "../../values/printable.ts";
import type { ApplyEvent } from "../../apply/events.ts";
import type { Outcome } from "../../apply/outcome.ts";
import { ADOPT_WITH_CHANGES } from "../../plan/change/counted-as.ts";
import { actionWords } from "..//action-words.ts";
import { durationText } from "../../values/duration.ts";
import { type Style } from "../style.ts";

/** The progress line of an event, or `undefined` for events that a person need not see. */
export function renderEventText({ code, address, data }: ApplyEvent, style: Style): string | undefined {
  const action = String(data["action"] ?? "none") as Outcome["action"];
  const done = data["withChanges"] === true ? ADOPT_WITH_CHANGES : action;
  const subject = style.bold(escapeControls(address ?? ""));
  const reason = escapeControls(String(data["reason"] ?? ""));
  const lines: Partial<Record<ApplyEvent["code"], string>> = {
    "api.troubled": style.yellow(
      `${String(data["lane"])}: the last ${String(data["failures"])} requests failed; trying again in ${durationText(Number(data["pauseMs"]) / 1000)}`,
    ),
    "api.sound": `${String(data["lane"])}: works again`,
    "change.started": `${subject}: ${actionWords[action].underWay} …`,
    "change.waiting": `${subject}: waiting, it is ${escapeControls(String(data["status"]))}`,
    "change.done": `${subject}: ${style.green(actionWords[done].done)}${data["id"] === undefined ? "" : style.dim(` (${escapeControls(String(data["id"]))})`)}`,
    "change.unchanged": `${subject}: nothing to do after all`,
    "change.failed": `${subject}: ${style.red("failed")}: ${reason}`,
    "change.stale": `${subject}: ${style.red("not done, the space has changed")}: ${reason}`,
    "change.skipped": `${subject}: ${style.yellow("skipped")}: ${reason}`,
  };
  return lines[code];
}
