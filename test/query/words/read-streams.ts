import { either, inTurn, repeated, type Reader } from "./combine.ts";
import { fillPhrase, phraseReader, type Around, type Grammar } from "./grammar.ts";
import { amounts, windows } from "./phrases.ts";
import { propertyReader } from "./read-properties.ts";

const joined = (parts: readonly string[]): string => parts.join("");

/** Events or rows by their name, with the conditions in parentheses behind it. */
export function streamReader(grammar: Grammar, around: Around, type: "event" | "row"): Reader {
  const { word, name, texts } = grammar.values;
  const inside = grammar.condition(grammar, [...around, type]);
  const where = inTurn([word(" (where "), inside, word(")")], ([, condition = ""]) => `.where(${condition})`);
  const without = either(
    ...[" (leaving out source ", " (leaving out sources "].map((words) =>
      inTurn([word(words), texts, word(")")], ([, ids = ""]) => `.sources({exclude: ${ids}})`),
    ),
  );
  const head = type === "event" ? "event" : "entity";
  return inTurn(
    [name, repeated(type === "event" ? either(where, without) : where)],
    ([of = "", filters = ""]) => `${head}(${of})${filters}`,
  );
}

/** When something was done, as often as it is said. */
export function windowsReader(grammar: Grammar, around: Around): Reader {
  const rows = windows.filter(([words]) => !words.includes("around it") || around.at(-1) === "event");
  const { word, duration } = grammar.values;
  return repeated(
    either(
      ...rows.map((row) =>
        inTurn([word(" "), phraseReader(row, { duration }, grammar)], (parts) => fillPhrase(row, "", joined(parts))),
      ),
    ),
  );
}

/** What was done how often, and of what there are how many. */
export function countReader(grammar: Grammar, around: Around): Reader {
  const { word, number } = grammar.values;
  const times = either(
    inTurn([word("once")], () => "1"),
    inTurn([word("twice")], () => "2"),
    inTurn([number, word(" times")], joined),
  );
  const did = streamReader(grammar, around, "event");
  const has = streamReader(grammar, around, "row");
  const when = windowsReader(grammar, around);
  const none = (words: string, stream: Reader, after: Reader): Reader =>
    inTurn([word(words), stream, after], (parts) => `${joined(parts)}.count().equals(0)`);
  const amount = amounts.flatMap(({ words, call, never }) => {
    // "Or never" has to be said exactly where never is enough.
    const checked = (counted: Reader, orNever: string): Reader[] =>
      [true, false].map((says) =>
        inTurn(
          [(at) => counted(at).filter(({ query }) => never(Number(query)) === says), word(says ? orNever : "")],
          joined,
        ),
      );
    const finish = ([stream = "", value = "", after = ""]: readonly string[]): string =>
      `${stream}${after}.count().${call}(${value})`;
    const [before, behind = ""] = words.split(" … ");
    return [
      ...checked(inTurn([word(`${before} `), times, word(behind)], joined), " (or never)").map((often) =>
        inTurn([word("did "), did, word(" "), often, when], ([, stream = "", , value = "", after = ""]) =>
          finish([stream, value, after]),
        ),
      ),
      ...[true, false].map((says) =>
        inTurn(
          [
            word(`has ${words} `),
            (at) => number(at).filter(({ query }) => never(Number(query)) === says),
            word(" related "),
            has,
            word(says ? " (or none)" : ""),
          ],
          ([, value = "", , stream = ""]) => finish([stream, value]),
        ),
      ),
    ];
  });
  return either(none("did not do ", did, when), none("has no related ", has, word("")), ...amount, ...exceptions());

  function exceptions(): Reader[] {
    return [
      inTurn(
        [word("did "), did, word(" any number of times"), never(" (or never)"), word(" except "), times, when],
        ([, stream = "", , , , value = "", after = ""]) => `${stream}${after}.count().differs(${value})`,
      ),
      inTurn(
        [word("has any number of related "), has, never(" (or none)"), word(" except "), number],
        ([, stream = "", , , value = ""]) => `${stream}.count().differs(${value})`,
      ),
    ];
  }

  function never(words: string): Reader {
    return word(words);
  }
}

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
