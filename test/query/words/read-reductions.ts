import { either, inTurn, type Reader } from "./combine.ts";
import type { Around, Grammar } from "./grammar.ts";
import { propertyReader } from "./read-properties.ts";
import { traitReader } from "./read-traits.ts";
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
  const { word } = grammar.values;
  const { cast, least } = detailReaders(grammar);
  const kinds = [
    { kind: "event", over: " over ", when: windowsReader(grammar, around) },
    { kind: "row", over: " over related ", when: word("") },
  ] as const;
  return either(
    ...kinds.map(({ kind, over, when }) =>
      inTurn(
        [
          word(words),
          either(propertyReader(grammar, [...around, kind]), userTraitReader(grammar, around)),
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

/** A trait of the users of an account, made one value without an event. */
export function reducedUsersReader(grammar: Grammar, around: Around, words: string, reducer: string): Reader {
  const { cast, least } = detailReaders(grammar);
  return inTurn(
    [
      grammar.values.word(words),
      userTraitReader(grammar, around),
      cast,
      least,
      grammar.values.word(" [each user once, or with each event]"),
    ],
    ([, trait = "", to = "", seen = ""]) => `${reducer}(${trait}${to}, ${seen})`,
  );
}

function userTraitReader(grammar: Grammar, around: Around): Reader {
  const { word } = grammar.values;
  return around.length > 0 ? () => [] : inTurn([traitReader(grammar), word(" of the users")], ([trait = ""]) => trait);
}

/** As which type a property is read, and how often its value has to be seen. */
function detailReaders({ values: { word, type, number } }: Grammar): { cast: Reader; least: Reader } {
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
  return { cast, least };
}
