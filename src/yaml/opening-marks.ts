import { isCollection, isNode, isScalar, visit, type Document } from "yaml";

/** Finds where the quote or bracket starts whose missing end the parser noticed at an offset. */
export class OpeningMarks {
  readonly #document: Document;
  readonly #text: string;
  #marks: { quotes: Map<number, number>; brackets: Map<number, number> } | undefined;

  constructor(document: Document, text: string) {
    this.#document = document;
    this.#text = text;
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
      // A lone pair inside of [ ] is a mapping that no bracket opens.
      else if (isCollection(node) && node.flow === true && "[{".includes(this.#text.charAt(start)))
        marks.brackets.set(end, start);
    });
    return marks;
  }
}
