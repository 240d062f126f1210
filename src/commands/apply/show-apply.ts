import type { ApplyEvent } from "../../apply/events.ts";
import { ApplyTally } from "../../report/apply-tally.ts";
import { renderBlockText, renderHeartbeatText } from "../../report/text/apply-block.ts";
import type { CommandIo } from "../io.ts";
import { isWorthALine, renderLine } from "../output/event-line.ts";

/** What a person sees of a running apply. */
export interface ApplyView {
  onEvent: (event: ApplyEvent) => void;
  /** Takes away what is not to stay. */
  close: () => void;
}

/** Shows a running apply: as a block at the end of a terminal, and as lines of a log everywhere else. */
export function showApply(io: CommandIo, { timeScale }: { timeScale: number }): ApplyView {
  const tally = new ApplyTally(timeScale);
  const style = io.style.stderr;
  const showing = io.stage?.show({
    lines: (frame) => renderBlockText(tally, frame, style),
    beat: (nowMs) => renderHeartbeatText(tally, nowMs, style),
  });
  return {
    onEvent(event) {
      // An object is looked at again and again while it is locked, and that is one wait.
      const isSameWait =
        event.code === "change.waiting" && tally.waiting.get(event.address ?? "")?.status === event.data["status"];
      tally.note(event);
      const line = isWorthALine(io, event) && !isSameWait ? renderLine(io, event) : undefined;
      if (line !== undefined) io.stderr(line);
      showing?.refresh();
    },
    close: () => showing?.close(),
  };
}
