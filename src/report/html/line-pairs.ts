import { diffText } from "../text-diff.ts";

/** One row of two texts beside each other. A side without a line has none there. */
export interface LinePair {
  before?: { number: number; text: string };
  after?: { number: number; text: string };
  /** Whether both sides have the same line. */
  same: boolean;
}

/** Two texts line by line beside each other; lines that went stand beside those that came in their place. */
export function pairLines(before: string, after: string): LinePair[] {
  const rows: LinePair[] = [];
  const gone: string[] = [];
  const come: string[] = [];
  const number = { before: 0, after: 0 };
  const place = (side: "before" | "after", text: string | undefined): object =>
    text === undefined ? {} : { [side]: { number: ++number[side], text } };
  const flush = (): void => {
    for (let index = 0; index < Math.max(gone.length, come.length); index++)
      rows.push({ ...place("before", gone[index]), ...place("after", come[index]), same: false });
    gone.length = 0;
    come.length = 0;
  };
  for (const { sign, text } of diffText(before, after)) {
    if (sign === "-") gone.push(text);
    else if (sign === "+") come.push(text);
    else {
      flush();
      rows.push({ ...place("before", text), ...place("after", text), same: true });
    }
  }
  flush();
  return rows;
}
