import { escapeControls } from "../../values/printable.ts";
import type { ApplyEvent, WaitReason } from "../../apply/events.ts";
import type { Outcome } from "../../apply/outcome.ts";
import { ADOPT_WITH_CHANGES } from "../../plan/change/counted-as.ts";
import { actionWords } from "..//action-words.ts";
import { durationText } from "../../values/duration.ts";
import { type Style } from "../style.ts";

/** The progress line of an event, or `undefined` for events that a person need not see. */
export function renderEventText({ time, code, address, data }: ApplyEvent, style: Style): string | undefined {
  const action = String(data["action"] ?? "none") as Outcome["action"];
  const done = data["withChanges"] === true ? ADOPT_WITH_CHANGES : action;
  const subject = style.bold(escapeControls(address ?? ""));
  const reason = escapeControls(String(data["reason"] ?? ""));
  const lines: Partial<Record<ApplyEvent["code"], string>> = {
    "api.troubled": style.yellow(
      `${String(data["lane"])}: the last ${String(data["failures"])} requests failed; trying again in ${durationText(Number(data["pauseMs"]) / 1000)}`,
    ),
    "api.sound": `${String(data["lane"])}: works again`,
    "api.waiting": waitText(data),
    "change.started": `${subject}: ${actionWords[action].underWay} …`,
    "change.waiting": `${subject}: waiting, it is ${escapeControls(String(data["status"]))}; for ${durationText((Date.parse(String(data["until"])) - Date.parse(time)) / 1000)} at most`,
    "change.done": `${subject}: ${style.green(actionWords[done].done)}${data["id"] === undefined ? "" : style.dim(` (${escapeControls(String(data["id"]))})`)}`,
    "change.unchanged": `${subject}: nothing to do after all`,
    "change.failed": `${subject}: ${style.red("failed")}: ${reason}`,
    "change.stale": `${subject}: ${style.red("not done, the space has changed")}: ${reason}`,
    "change.skipped": `${subject}: ${style.yellow("skipped")}: ${reason}`,
  };
  return lines[code];
}

const waitTexts: Readonly<Record<WaitReason, (time: string, lane: string, asks: string) => string>> = {
  "rate-limit": (time, lane) => `waiting ${time} for the rate limit of ${lane}`,
  refused: (time, lane) => `waiting ${time}, as Segment asks, before the next request of ${lane}`,
  guessed: (time, lane, asks) => `waiting ${time} before the next request of ${lane}, after a refusal: ${asks}`,
  failed: (time, lane) => `waiting ${time} before a failed request of ${lane} is sent again`,
  answer: (time, lane) => `waiting for an answer of ${lane}, for another ${time} at most`,
};

/** Operations without a published limit share a lane of that name. */
const laneNames: Readonly<Record<string, string>> = { default: "operations without a published limit" };

function waitText({ reason, waitMs, lane: name, asks = "Segment names no time" }: ApplyEvent["data"]): string {
  const lane = laneNames[String(name)] ?? String(name);
  const time = durationText(Math.ceil(Number(waitMs) / 1000));
  return waitTexts[reason as WaitReason]?.(time, lane, escapeControls(String(asks))) ?? "";
}
