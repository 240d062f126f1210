/** A replacement in a text: what is between `start` and `end`, in UTF-16 units, becomes `text`. */
export interface TextEdit {
  start: number;
  end: number;
  text: string;
}

/** Makes edits that do not overlap. */
export function applyEdits(source: string, edits: readonly TextEdit[]): string {
  let result = "";
  let at = 0;
  for (const { start, end, text } of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    result += source.slice(at, start) + text;
    at = end;
  }
  return result + source.slice(at);
}

/** The end of the line that an offset is on, before its line break. */
export function endOfLine(source: string, offset: number): number {
  const end = source.indexOf("\n", offset);
  if (end === -1) return source.length;
  return source.charAt(end - 1) === "\r" && end > offset ? end - 1 : end;
}

/** The start of the line that an offset is on. */
export function startOfLine(source: string, offset: number): number {
  return offset === 0 ? 0 : source.lastIndexOf("\n", offset - 1) + 1;
}

/** The start of the next line; the end of the text where there is none. */
export function nextLine(source: string, offset: number): number {
  const end = source.indexOf("\n", offset);
  return end === -1 ? source.length : end + 1;
}

/** The line break of a text, by its first line. */
export function lineBreakOf(source: string): string {
  return source.charAt(source.indexOf("\n") - 1) === "\r" ? "\r\n" : "\n";
}
