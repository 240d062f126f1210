/** A stretch of a line and how it is coloured. */
export interface Span {
  text: string;
  paint?: (text: string) => string;
}

/** Signs of our own that take one column though they are not ASCII. */
const narrow = new Set(["…", "→", "·"]);

/**
 * How many columns a text takes at most. Which signs are wide differs from terminal to terminal, and a line that wraps
 * spoils a repainted block, so everything that is not surely narrow counts as two.
 */
export function widthOf(text: string): number {
  return Array.from(text, (sign) => (/[ -~]/.test(sign) || narrow.has(sign) ? 1 : 2)).reduce<number>(
    (sum, width) => sum + width,
    0,
  );
}

/** One line of at most so many columns; what does not fit is cut off, with `…` in its place. */
export function fitLine(spans: readonly Span[], columns: number): string {
  let room = columns;
  const total = spans.reduce((sum, { text }) => sum + widthOf(text), 0);
  if (total <= columns) return spans.map(({ text, paint = same }) => paint(text)).join("");
  let line = "";
  for (const { text, paint = same } of spans) {
    const kept = cut(text, room - 1);
    if (kept !== "") line += paint(kept);
    room -= widthOf(kept);
    if (kept !== text) break;
  }
  return columns > 0 ? `${line}…` : "";
}

function cut(text: string, columns: number): string {
  let room = columns;
  let kept = "";
  for (const sign of text) {
    room -= widthOf(sign);
    if (room < 0) break;
    kept += sign;
  }
  return kept;
}

function same(text: string): string {
  return text;
}
