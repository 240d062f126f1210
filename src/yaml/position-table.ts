import type { Pointer } from "../values/pointer.ts";

/** A stretch of text, in UTF-16 units from the start of the file; the end is exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** Numbers kept for each place: start and end of the value, start and end of the key (-1 without a key). */
const stride = 4;

/**
 * Where every value of one document stands, and its key where it has one. The numbers lie in one flat list, because
 * a project of ten thousand manifests has some hundred thousand places; the syntax tree is long gone by then.
 */
export class PositionTable {
  readonly #index = new Map<Pointer, number>();
  readonly #numbers: number[] = [];

  /** Notes a place. An empty span stands for a value that is not written at all. The first note of a place wins. */
  add(pointer: Pointer, value: Span, key?: Span): void {
    if (this.#index.has(pointer)) return;
    this.#index.set(pointer, this.#numbers.length / stride);
    this.#numbers.push(value.start, value.end, key?.start ?? -1, key?.end ?? -1);
  }

  /** The value as it is written, or `undefined` when the place is not in the document. */
  value(pointer: Pointer): Span | undefined {
    return this.#span(pointer, 0);
  }

  /** The key of the value, or `undefined` for the root, for list items and for places not in the document. */
  key(pointer: Pointer): Span | undefined {
    return this.#span(pointer, 2);
  }

  /** Every place, in the order of the text. */
  pointers(): IterableIterator<Pointer> {
    return this.#index.keys();
  }

  /** The innermost place whose value holds the offset; the root when none does. */
  at(offset: number): Pointer {
    let found: Pointer = "";
    for (const pointer of this.#index.keys()) {
      const span = this.value(pointer);
      // Deeper places come after the ones that hold them.
      if (span && span.start <= offset && offset <= span.end && pointer.startsWith(found)) found = pointer;
    }
    return found;
  }

  #span(pointer: Pointer, column: number): Span | undefined {
    const row = this.#index.get(pointer);
    if (row === undefined) return undefined;
    const start = this.#numbers[row * stride + column] ?? -1;
    return start < 0 ? undefined : { start, end: this.#numbers[row * stride + column + 1] ?? start };
  }
}
