import type { SourceRange } from "./diagnostic.ts";

/** The text of one file, able to turn offsets into lines and columns. */
export class SourceText {
  readonly file: string;
  readonly text: string;
  #lineStarts: number[] | undefined;

  /**
   * @param file The path as people should see it: relative to the working directory where that is shorter.
   * @param text The decoded text without a byte order mark.
   */
  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
  }

  /** Line and column, both from 1, of an offset in UTF-16 units. Offsets past the end mean the end. */
  position(offset: number): { line: number; column: number } {
    const starts = this.#starts();
    const wanted = Math.min(Math.max(offset, 0), this.text.length);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= wanted) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: wanted - (starts[low] ?? 0) + 1 };
  }

  /** The range between two offsets; the end is exclusive. */
  range(start: number, end: number = start): SourceRange {
    const from = this.position(start);
    const to = this.position(Math.max(start, end));
    return { file: this.file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  }

  /** The text of a line, counted from 1, without its line break; `undefined` past the end. */
  line(number: number): string | undefined {
    const start = this.#starts()[number - 1];
    if (start === undefined) return undefined;
    const next = this.#starts()[number] ?? this.text.length + 1;
    return this.text.slice(start, next - 1).replace(/\r$/, "");
  }

  #starts(): number[] {
    if (!this.#lineStarts) {
      this.#lineStarts = [0];
      for (let at = this.text.indexOf("\n"); at !== -1; at = this.text.indexOf("\n", at + 1))
        this.#lineStarts.push(at + 1);
    }
    return this.#lineStarts;
  }
}
