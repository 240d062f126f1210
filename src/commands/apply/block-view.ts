import { renderBlockText } from "../../report/text/apply-block.ts";
import type { ApplyTally } from "../../report/apply-tally.ts";
import { renderEventText } from "../../report/text/event-text.ts";
import { createPainter, type ScreenSize } from "../output/painter.ts";
import type { ApplyView } from "./apply-view.ts";
import type { CommandIo } from "../io.ts";

/** The shortest time from one painting to the next. */
const SHORTEST_PAUSE_MS = 100;

/** Without any event, the times in the block still go on. */
const TICK_MS = 1000;

/** Events that a person wants to know of at once, and that so stay above the block. */
const staying: ReadonlySet<string> = new Set([
  "change.failed",
  "change.stale",
  "api.troubled",
  "api.sound",
  "api.waiting",
]);

/** A running apply as a block at the end of the terminal. Nothing of it is left when it is closed. */
export function createBlockView(io: CommandIo, size: () => ScreenSize, tally: ApplyTally): ApplyView {
  const style = io.style.stderr;
  const painter = createPainter(io.stderr, size);
  let paintedMs = 0;
  let timer: NodeJS.Timeout | undefined;
  const paint = (): void => {
    clearTimeout(timer);
    timer = undefined;
    paintedMs = performance.now();
    painter.paint(renderBlockText(tally, { nowMs: Date.now(), ...size() }, style));
  };
  const ticker = setInterval(paint, TICK_MS).unref();
  const write = (text: string): void => {
    painter.erase();
    io.stderr(text);
    paint();
  };
  return {
    onEvent(event) {
      tally.note(event);
      const line = staying.has(event.code) ? renderEventText(event, style) : undefined;
      if (line !== undefined) write(`${line}\n`);
      else timer ??= setTimeout(paint, Math.max(0, paintedMs + SHORTEST_PAUSE_MS - performance.now())).unref();
    },
    write,
    close() {
      clearInterval(ticker);
      clearTimeout(timer);
      painter.erase();
    },
  };
}
