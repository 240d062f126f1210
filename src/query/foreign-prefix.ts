/** What to do about a word before a condition that is none of the language. */
export interface ForeignPrefix {
  /** The word of the language that means the same. */
  meant?: string;
  /** What to write where that is not certain, or what it asks for. */
  hint?: string;
}

const noneOf: ForeignPrefix = {
  hint: "write NOT before a condition that must not hold, or NOT ANY for an account of which no user meets it",
};

const ofUsers = "ANY and ALL ask the users of an account, in audiences of accounts alone";

/** Words of other languages before a condition. */
const foreignPrefixes: ReadonlyMap<string, ForeignPrefix> = new Map([
  ["EVERY", { meant: "ALL", hint: ofUsers }],
  ["EACH", { meant: "ALL", hint: ofUsers }],
  ["SOME", { meant: "ANY", hint: ofUsers }],
  ["NO", noneOf],
  ["NONE", noneOf],
  ["NOBODY", noneOf],
]);

/** What is known of a word of another language before a condition; `undefined` for any other word. */
export function foreignPrefix(word: string): ForeignPrefix | undefined {
  return foreignPrefixes.get(word.toUpperCase());
}

/** What to do about a word before a condition of which nothing is known. */
export const unknownPrefix: ForeignPrefix = { hint: "only NOT, ANY and ALL may be before a condition" };
