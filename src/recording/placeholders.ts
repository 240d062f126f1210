/** What stands for a value that is not kept. */
export interface Placeholder {
  /** What it was: `aud`, `user`, `text`, `date` and their like. */
  sort: string;
  /** The number of an id, the length of a text in UTF-16 units, or the seconds from the start of the recording. */
  amount: number;
  /** Tells apart texts of one length, from 1. */
  turn: number;
}

/** Hands out placeholders: for the same id or key the same one wherever it stands, and for the same text. */
export interface Placeholders {
  /** The placeholder of a text. The sort that a text was first seen as stays. */
  of(text: string, sort: string): string;
  /** The text that a placeholder stands for here. */
  textOf(placeholder: string): string | undefined;
}

/** The sort of plain texts. All others are numbered. */
const BY_LENGTH = "text";

/** A register of its own for each recording, so that nothing can be compared between two of them. */
export function createPlaceholders(): Placeholders {
  const byText = new Map<string, string>();
  const texts = new Map<string, string>();
  const counts = new Map<string, number>();
  const next = (group: string): number => {
    const count = (counts.get(group) ?? 0) + 1;
    counts.set(group, count);
    return count;
  };
  return {
    of(text, sort) {
      // A name that is spelled as its key is an accident, and tells nothing of either.
      const entry = `${sort === BY_LENGTH ? "text" : "id"}:${text}`;
      const known = byText.get(entry);
      if (known !== undefined) return known;
      const made =
        sort === BY_LENGTH
          ? print({ sort, amount: text.length, turn: next(`${sort}:${text.length}`) })
          : print({ sort, amount: next(sort), turn: 1 });
      byText.set(entry, made);
      texts.set(made, text);
      return made;
    },
    textOf: (placeholder) => texts.get(placeholder),
  };
}

/** The placeholder of an instant: `<date+37s>`. @param seconds From the start of the recording. */
export function datePlaceholder(seconds: number): string {
  return `<date${seconds < 0 ? "-" : "+"}${Math.abs(seconds)}s>`;
}

/** What a text is a placeholder of; `undefined` when it is none. */
export function readPlaceholder(text: string): Placeholder | undefined {
  const date = /^<date([+-]\d{1,12})s>$/.exec(text);
  if (date) return { sort: "date", amount: Number(date[1]), turn: 1 };
  const [, sort, amount, turn = "1"] = /^<([a-z]+):(\d{1,9})(?:#(\d{1,9}))?>$/.exec(text) ?? [];
  return sort === undefined ? undefined : { sort, amount: Number(amount), turn: Number(turn) };
}

function print({ sort, amount, turn }: Placeholder): string {
  return turn === 1 ? `<${sort}:${amount}>` : `<${sort}:${amount}#${turn}>`;
}
