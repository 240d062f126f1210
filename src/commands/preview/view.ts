import { durationText } from "../../values/duration.ts";
import { fitLine } from "../../report/text/fit-line.ts";
import { escapeControls } from "../../values/printable.ts";
import type { CommandIo } from "../io.ts";

/** What a person sees while a preview is waited for. */
export interface PreviewView {
  /** Says what is being done from now on, with what there is no room for on a terminal. */
  note: (what: string, detail?: string) => void;
  /** Takes away what is not to stay. */
  close: () => void;
}

/**
 * One line that is painted over where there is a terminal for it; everywhere else a line for each piece of news, and one
 * after a silence.
 *
 * @param title What is previewed.
 * @param timeScale How many API seconds pass in one real second; the times shown are the API's.
 */
export function createPreviewView(io: CommandIo, title: string, timeScale: number): PreviewView {
  const startMs = performance.now();
  let doing = "";
  const elapsed = (): string => durationText(((performance.now() - startMs) / 1000) * timeScale);
  const { bold } = io.style.stderr;
  const subject = escapeControls(title);
  const showing = io.stage?.show({
    lines({ columns }) {
      const text = `: ${escapeControls(doing)} … ${elapsed()}`;
      return doing === "" ? [] : [fitLine([{ text: subject, paint: bold }, { text }], columns - 1)];
    },
    beat: () => `${bold(subject)}: ${escapeControls(`still ${doing}, ${elapsed()}`)}`,
  });
  return {
    note(what, detail) {
      doing = what;
      const line = `${what}${detail === undefined ? "" : ` (${detail})`} …`;
      if (io.told !== "quiet" && !io.screen) io.stderr(`${bold(subject)}: ${escapeControls(line)}\n`);
      showing?.refresh();
    },
    close: () => showing?.close(),
  };
}
