import { durationText } from "../../values/duration.ts";
import { fitLine } from "../../report/text/fit-line.ts";
import { escapeControls } from "../../values/printable.ts";
import type { CommandIo } from "../io.ts";
import { createPainter } from "../output/painter.ts";

/** Without any news, the time on a terminal still goes on. */
const TICK_MS = 1000;

/** So long a log may stay silent, in real time. */
const LONGEST_SILENCE_MS = 15_000;

/** What a person sees while a preview is waited for. */
export interface PreviewView {
  /** Says what is being done from now on, with what there is no room for on a terminal. */
  note: (what: string, detail?: string) => void;
  /** Prints something else in between. */
  write: (text: string) => void;
  /** Takes away what is not to stay, and ends all timers. */
  close: () => void;
}

/**
 * One line that is painted over where there is a terminal for it; everywhere else a line for each piece of news, and one
 * every 15 seconds without any.
 *
 * @param title What is previewed.
 * @param timeScale How many API seconds pass in one real second; the times shown are the API's.
 */
export function createPreviewView(io: CommandIo, title: string, timeScale: number): PreviewView {
  const startMs = performance.now();
  const doing = { what: "" };
  const elapsed = (): string => durationText(((performance.now() - startMs) / 1000) * timeScale);
  const subject = escapeControls(title);
  const { bold } = io.style.stderr;
  if (!io.screen) {
    const line = (text: string): void => io.stderr(`${bold(subject)}: ${escapeControls(text)}\n`);
    const heart = setInterval(() => line(`still ${doing.what}, ${elapsed()}`), LONGEST_SILENCE_MS).unref();
    return {
      note(what, detail) {
        doing.what = what;
        line(`${what}${detail === undefined ? "" : ` (${detail})`} …`);
        heart.refresh();
      },
      write: io.stderr,
      close: () => clearInterval(heart),
    };
  }
  const size = io.screen;
  const painter = createPainter(io.stderr, size);
  const paint = (): void => {
    const text = `: ${escapeControls(doing.what)} … ${elapsed()}`;
    // The last column stays free: some terminals wrap as soon as it is written.
    if (doing.what !== "") painter.paint([fitLine([{ text: subject, paint: bold }, { text }], size().columns - 1)]);
  };
  const ticker = setInterval(paint, TICK_MS).unref();
  return {
    note(what) {
      doing.what = what;
      paint();
    },
    write(text) {
      painter.erase();
      io.stderr(text);
      paint();
    },
    close() {
      clearInterval(ticker);
      painter.erase();
    },
  };
}
