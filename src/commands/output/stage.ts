import type { BlockFrame } from "../../report/text/apply-block.ts";
import { fitLine } from "../../report/text/fit-line.ts";
import type { CommandIo } from "../io.ts";
import type { LogLine } from "./log-line.ts";
import { createPainter } from "./painter.ts";
import type { Shown } from "./shown.ts";

/** Without any news, the times on a terminal still go on. In real time. */
const TICK_MS = 1000;

/** The shortest time from one painting to the next. */
const SHORTEST_PAUSE_MS = 100;

/**
 * So long a log stays silent, in real time: whoever reads it, be it a pipeline's own watchdog, must see life. They are
 * promised 15 seconds, and a busy machine is late.
 */
const LONGEST_SILENCE_MS = 14_000;

/**
 * The same outputs with a stage: what is written to them comes above what is painted.
 *
 * @returns `close`: takes away what is painted and ends all timers.
 */
export function openStage(given: CommandIo): { io: CommandIo; close: () => void } {
  const onStage: Shown[] = [];
  const display =
    given.told === "quiet" ? hidden : given.screen ? paint(given, given.screen, onStage) : log(given, onStage);
  const io: CommandIo = {
    ...given,
    stdout: (text) => display.around(() => given.stdout(text)),
    stderr: (text) => display.around(() => given.stderr(text)),
    ...(given.log && { log: (event: LogLine) => display.around(() => given.log?.(event)) }),
    stage: {
      show(shown) {
        onStage.push(shown);
        display.start();
        return {
          refresh: display.refresh,
          close() {
            onStage.splice(onStage.indexOf(shown), 1);
            display.refresh();
          },
        };
      },
    },
  };
  return { io, close: display.close };
}

/** One way to show what is on the stage. */
interface Display {
  start: () => void;
  refresh: () => void;
  /** Lets something else be written. */
  around: (write: () => void) => void;
  close: () => void;
}

const nothing = (): void => undefined;
const hidden: Display = { start: nothing, refresh: nothing, around: (write) => write(), close: nothing };

function paint(io: CommandIo, size: NonNullable<CommandIo["screen"]>, onStage: readonly Shown[]): Display {
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

function log(io: CommandIo, onStage: readonly Shown[]): Display {
  let timer: NodeJS.Timeout | undefined;
  const tell = (): void => {
    timer?.refresh();
    if (io.log) {
      const event = onStage.map((shown) => shown.event?.()).findLast((each) => each !== undefined);
      if (event) io.log({ time: new Date().toISOString(), ...event });
      return;
    }
    const line = onStage.map(({ beat }) => beat(Date.now())).findLast((each) => each !== undefined);
    if (line !== undefined) io.stderr(`${line}\n`);
  };
  return {
    start: () => void (timer ??= setTimeout(tell, LONGEST_SILENCE_MS).unref()),
    refresh: nothing,
    around(write) {
      write();
      timer?.refresh();
    },
    close: () => clearTimeout(timer),
  };
}
