import type { ApplyEvent } from "../../apply/events.ts";
import { renderEventText } from "../../report/text/event-text.ts";
import type { CommandIo } from "../io.ts";

/** Events that a person wants to know of at once, and that so stay above what is painted. */
const staying: ReadonlySet<string> = new Set([
  "change.failed",
  "change.stale",
  "api.troubled",
  "api.sound",
  "api.waiting",
]);

/** Waits that are a part of every long run: what is painted shows them with their ends. */
const usual: ReadonlySet<unknown> = new Set(["rate-limit", "answer"]);

/** Whether an event is a line of its own: in a log each of them, unless somebody wants quiet. */
export function isWorthALine({ told, screen }: CommandIo, { code, level, data }: ApplyEvent): boolean {
  if (told === "quiet") return level !== "info";
  return !screen || (staying.has(code) && !(code === "api.waiting" && usual.has(data["reason"])));
}

/** The line of an event with its end, or `undefined` for events that a person need not see. */
export function renderLine(io: CommandIo, event: ApplyEvent): string | undefined {
  const line = renderEventText(event, io.style.stderr);
  return line === undefined ? undefined : `${line}\n`;
}
