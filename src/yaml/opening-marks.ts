import { isCollection, isNode, isScalar, visit, type Document } from "yaml";

/** Finds where the quote or bracket starts whose missing end the parser noticed at an offset. */
export class OpeningMarks {
  readonly #document: Document;
  #marks: { quotes: Map<number, number>; brackets: Map<number, number> } | undefined;

  constructor(document: Document) {
    this.#document = document;
  }

  /** The offset of the opening mark, or the given offset when there is none. The first call walks the whole tree. */
  find(noticedAt: number, mark: "quote" | "bracket"): number {
    this.#marks ??= this.#collect();
    const ends = mark === "quote" ? this.#marks.quotes : this.#marks.brackets;
    return ends.get(noticedAt) ?? noticedAt;
  }

  #collect(): { quotes: Map<number, number>; brackets: Map<number, number> } {
    const marks = { quotes: new Map<number, number>(), brackets: new Map<number, number>() };
    visit(this.#document, (_key, node) => {
      if (!isNode(node) || !node.range) return;
      const [start, end] = node.range;
      // Outer brackets end there too; the innermost, visited last, is the one that is not closed.
      if (isScalar(node)) marks.quotes.set(end, start);
      else if (isCollection(node) && node.flow === true) marks.brackets.set(end, start);
    });
    return marks;
  }
}
