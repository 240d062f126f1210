import { renderHeartbeatText } from "../../report/text/apply-block.ts";
import type { ApplyTally } from "../../report/apply-tally.ts";
import { renderEventText } from "../../report/text/event-text.ts";
import type { ApplyView } from "./apply-view.ts";
import type { CommandIo } from "../io.ts";

/** So long a log may stay silent, in real time: whoever reads it, be it a pipeline's own watchdog, must see life. */
const LONGEST_SILENCE_MS = 15_000;

/** A running apply as lines of a log. */
export function createLineView(io: CommandIo, tally: ApplyTally): ApplyView {
  const style = io.style.stderr;
  const timer = setTimeout(
    () => write(`${renderHeartbeatText(tally, Date.now(), style)}\n`),
    LONGEST_SILENCE_MS,
  ).unref();
  const write = (text: string): void => {
    io.stderr(text);
    timer.refresh();
  };
  return {
    onEvent(event) {
      // An object is looked at again and again while it is locked, and that is one wait.
      const same = tally.waiting.get(event.address ?? "")?.status === event.data["status"];
      tally.note(event);
      if (event.code === "change.waiting" && same) return;
      const line = renderEventText(event, style);
      if (line !== undefined) write(`${line}\n`);
    },
    write,
    close: () => clearTimeout(timer),
  };
}
