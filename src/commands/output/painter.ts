import { stripVTControlCharacters } from "node:util";
import { widthOf } from "../../report/text/fit-line.ts";

/** How large a terminal is just now. */
export interface ScreenSize {
  columns: number;
  rows: number;
}

/** Paints a block of lines at the end of a terminal over and over. */
export interface Painter {
  /** Puts the lines in the place of those painted before. */
  paint: (lines: readonly string[]) => void;
  /** Takes the block away; the next output goes where it was. */
  erase: () => void;
}

const CLEAR_TO_LINE_END = "\u001b[K";
const CLEAR_TO_SCREEN_END = "\u001b[J";

/**
 * A painter that writes lines over each other instead of erasing them first, and each block in one piece, so that nothing
 * flickers. What has not changed is not written.
 */
export function createPainter(write: (text: string) => void, size: () => ScreenSize): Painter {
  let painted: readonly string[] = [];
  let paintedFor = 0;
  const home = (): string => {
    const { columns, rows } = size();
    // A terminal that has become narrower has wrapped what was painted.
    const heights = painted.map((line) => Math.ceil(widthOf(stripVTControlCharacters(line)) / columns) || 1);
    const up = Math.min(rows - 1, heights.reduce((sum, height) => sum + height, 0) - 1);
    return up > 0 ? `\u001b[${up}A\r` : "\r";
  };
  return {
    paint(lines) {
      const { columns } = size();
      const same = lines.length === painted.length && lines.every((line, index) => line === painted[index]);
      if (lines.length === 0 || (same && columns === paintedFor)) return;
      write(`${home()}${lines.map((line) => line + CLEAR_TO_LINE_END).join("\n")}${CLEAR_TO_SCREEN_END}`);
      painted = lines;
      paintedFor = columns;
    },
    erase() {
      if (painted.length === 0) return;
      write(home() + CLEAR_TO_SCREEN_END);
      painted = [];
    },
  };
}
