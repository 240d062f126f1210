import { either, inTurn, type Reader } from "./combine.ts";
import type { Around, Grammar } from "./grammar.ts";
import { propertyReader } from "./read-properties.ts";
import { streamReader, windowsReader } from "./read-streams.ts";

const joined = (parts: readonly string[]): string => parts.join("");

/** The list of values that a computed trait may be. */
export function listReader(grammar: Grammar, around: Around): Reader {
  return reducedReader(grammar, around, "the different values of ", (property) => `unique(${property})`);
}

/** A property of all events or rows of a stream, made one value. @param reducer The call for a property. */
export function reducedReader(
  grammar: Grammar,
  around: Around,
  words: string,
  reducer: (property: string, least: string) => string,
): Reader {
  const { word, type, number } = grammar.values;
  const least = either(
    word(""),
    inTurn([word(" (seen at least once)")], () => "1"),
    inTurn([word(" (seen at least twice)")], () => "2"),
    inTurn([word(" (seen at least "), number, word(" times)")], joined),
  );
  const cast = either(
    word(""),
    inTurn([word(" (as "), type, word(")")], ([, to = ""]) => ` as ${to}`),
  );
  const kinds = [
    { kind: "event", over: " over ", when: windowsReader(grammar, around) },
    { kind: "row", over: " over related ", when: word("") },
  ] as const;
  return either(
    ...kinds.map(({ kind, over, when }) =>
      inTurn(
        [
          word(words),
          propertyReader(grammar, [...around, kind]),
          cast,
          least,
          word(over),
          streamReader(grammar, around, kind),
          when,
        ],
        ([, property = "", to = "", seen = "", , stream = "", after = ""]) =>
          `${stream}${after}.${reducer(property + to, seen)}`,
      ),
    ),
  );
}
