import { inTurn, type Memory, type Reader } from "./combine.ts";
import type { Phrase } from "./phrases.ts";
import type { ValueReaders } from "./read-values.ts";

/** What the words around a place look at, outermost first. */
export type Around = readonly ("event" | "row")[];

/** What the readers share. Conditions hold nouns and nouns conditions, so both stand here. */
export interface Grammar {
  values: ValueReaders;
  condition: (grammar: Grammar, around: Around) => Reader;
  noun: (grammar: Grammar, around: Around) => Reader;
  /** What was read before. */
  memory: Memory;
}

/** A reader of a phrase, with readers for what stands in its braces. What these say is joined with commas. */
export function phraseReader(
  [words]: Phrase,
  slots: Readonly<Record<string, Reader>>,
  { values: { word } }: Grammar,
): Reader {
  const readers = words.split(/\{(\w+)\}/).map((part, index) => (index % 2 === 0 ? word(part) : slots[part]));
  return inTurn(
    readers.filter((reader) => reader !== undefined),
    (parts) => parts.filter((part) => part !== "").join(", "),
  );
}

/** What a phrase says, with its noun and what stands in its braces. */
export function fillPhrase([, query]: Phrase, noun: string, filled: string): string {
  return query.replaceAll(/[$#]/g, (mark) => (mark === "$" ? noun : filled));
}
