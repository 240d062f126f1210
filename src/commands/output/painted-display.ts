import type { BlockFrame } from "../../report/text/apply-block.ts";
import { fitLine } from "../../report/text/fit-line.ts";
import type { CommandIo } from "../io.ts";
import { createPainter } from "./painter.ts";
import type { Display, Shown } from "./shown.ts";

/** Without any news, the times on a terminal still go on. In real time. */
const TICK_MS = 1000;

/** The shortest time from one painting to the next. */
const SHORTEST_PAUSE_MS = 100;

/**
 * Paints what is on a stage over and over at the end of a terminal.
 *
 * @param onStage What is shown just now; it changes.
 */
export function createPaintedDisplay(
  io: CommandIo,
  size: NonNullable<CommandIo["screen"]>,
  onStage: readonly Shown[],
): Display {
  const painter = createPainter(io.stderr, size);
  let isPainted = false;
  let paintedMs = Number.NEGATIVE_INFINITY;
  let next: NodeJS.Timeout | undefined;
  let ticker: NodeJS.Timeout | undefined;
  const erase = (): void => {
    painter.erase();
    isPainted = false;
  };
  const repaint = (): void => {
    clearTimeout(next);
    next = undefined;
    paintedMs = performance.now();
    const frame: BlockFrame = { nowMs: Date.now(), ...size() };
    const drawn = onStage.map((shown) => ({ shown, lines: shown.lines(frame) }));
    const top = drawn.findLast(({ lines }) => lines.length > 0);
    if (!top) return erase();
    const asides = onStage.flatMap((shown) => (shown === top.shown ? [] : (shown.aside?.() ?? [])));
    // The last column stays free: some terminals wrap as soon as it is written.
    const fitted = asides.map((text) => fitLine([{ text: `  ${text}` }], frame.columns - 1));
    painter.paint([...top.lines, ...fitted].slice(0, Math.max(1, frame.rows - 1)));
    isPainted = true;
  };
  return {
    // What ends within a second is not worth a line that flashes by.
    start: () => void (ticker ??= setInterval(repaint, TICK_MS).unref()),
    refresh() {
      const pauseMs = Math.max(0, paintedMs + SHORTEST_PAUSE_MS - performance.now());
      next ??= setTimeout(repaint, pauseMs).unref();
    },
    around(write) {
      const repaints = isPainted;
      erase();
      write();
      if (repaints) repaint();
    },
    close() {
      clearInterval(ticker);
      clearTimeout(next);
      erase();
    },
  };
}
