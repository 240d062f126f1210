import { either, inTurn, type Reader } from "./combine.ts";
import type { Around, Grammar } from "./grammar.ts";
import { amounts } from "./phrases.ts";
import { streamReader, windowsReader } from "./read-streams.ts";

const joined = (parts: readonly string[]): string => parts.join("");

/** What was done how often, and of what there are how many. */
export function countReader(grammar: Grammar, around: Around): Reader {
  return either(didReader(grammar, around), hasReader(grammar, around));
}

/** `did A at most twice (or never) in the last 7 days`. */
function didReader(grammar: Grammar, around: Around): Reader {
  const { word, number } = grammar.values;
  const times = either(
    inTurn([word("once")], () => "1"),
    inTurn([word("twice")], () => "2"),
    inTurn([number, word(" times")], joined),
  );
  const did = streamReader(grammar, around, "event");
  const when = windowsReader(grammar, around);
  return either(
    inTurn([word("did not do "), did, when], (parts) => `${joined(parts)}.count().equals(0)`),
    rounded([
      inTurn([word("did not do "), did, decimal(grammar), when], ([, stream = "", said = "", after = ""]) =>
        joinRounded(`${stream}${after}`, "at_most", "0", said),
      ),
      ...eachAmount(times).map(({ words, call, value, never }) =>
        inTurn(
          [word("did "), did, word(` ${words} `), value, word(never ? " (or never)" : ""), decimal(grammar), when],
          ([, stream = "", , number = "", , said = "", after = ""]) =>
            joinRounded(`${stream}${after}`, call, number, said),
        ),
      ),
    ]),
    inTurn(
      [word("did "), did, word(" exactly "), times, word(" (and no other number)"), when],
      ([, stream = "", , value = "", , after = ""]) => `NOT ${stream}${after}.count().differs(${value})`,
    ),
    ...exceptions(times).map(({ value, never }) =>
      inTurn(
        [word("did "), did, word(` any number of times${never ? " (or never)" : ""} except `), value, when],
        ([, stream = "", , value = "", after = ""]) => `${stream}${after}.count().differs(${value})`,
      ),
    ),
    ...eachAmount(times).map(({ words, call, value, never }) =>
      inTurn(
        [word("did "), did, word(` ${words} `), value, word(never ? " (or never)" : ""), when],
        ([, stream = "", , times = "", , after = ""]) => `${stream}${after}.count().${call}(${times})`,
      ),
    ),
  );
}

/** `has at least 1 related orders`. */
function hasReader(grammar: Grammar, around: Around): Reader {
  const { word, number } = grammar.values;
  const has = streamReader(grammar, around, "row");
  return either(
    inTurn([word("has no related "), has], (parts) => `${joined(parts)}.count().equals(0)`),
    rounded([
      inTurn([word("has no related "), has, decimal(grammar)], ([, stream = "", said = ""]) =>
        joinRounded(stream, "at_most", "0", said),
      ),
      ...eachAmount(number).map(({ words, call, value, never }) =>
        inTurn(
          [word(`has ${words} `), value, word(" related "), has, word(never ? " (or none)" : ""), decimal(grammar)],
          ([, count = "", , stream = "", , said = ""]) => joinRounded(stream, call, count, said),
        ),
      ),
    ]),
    inTurn(
      [word("has exactly "), number, word(" related "), has, word(" (and no other number)")],
      ([, value = "", , stream = ""]) => `NOT ${stream}.count().differs(${value})`,
    ),
    ...exceptions(number).map(({ value, never }) =>
      inTurn(
        [word("has any number of related "), has, word(`${never ? " (or none)" : ""} except `), value],
        ([, stream = "", , value = ""]) => `${stream}.count().differs(${value})`,
      ),
    ),
    ...eachAmount(number).map(({ words, call, value, never }) =>
      inTurn(
        [word(`has ${words} `), value, word(" related "), has, word(never ? " (or none)" : "")],
        ([, count = "", , stream = ""]) => `${stream}.count().${call}(${count})`,
      ),
    ),
  );
}

/** Each amount, once with the numbers for which "or never" has to be said, and once with those for which it must not. */
function eachAmount(number: Reader): { words: string; call: string; value: Reader; never: boolean }[] {
  return amounts.flatMap(({ words, call, never }) => byNever(number, never).map((each) => ({ words, call, ...each })));
}

/** The numbers that are left out of all others. */
function exceptions(number: Reader): { value: Reader; never: boolean }[] {
  return byNever(number, (excepted) => excepted !== 0);
}

function byNever(number: Reader, never: (number: number) => boolean): { value: Reader; never: boolean }[] {
  return [true, false].map((says) => ({
    value: (at) => number(at).filter(({ query }) => never(Number(query)) === says),
    never: says,
  }));
}

/** What the query says of a count in place of a whole number, such as ` (at least 1.5)`, as `at_least 1.5`. */
function decimal({ values: { word, number } }: Grammar): Reader {
  return either(
    ...amounts.map(({ words, call }) =>
      inTurn([word(` (${words} `), number, word(")")], ([, value = ""]) => `${call} ${value}`),
    ),
  );
}

/** Keeps apart what was said until `rounded` has compared the two. */
const joinRounded = (stream: string, call: string, number: string, said: string): string =>
  [stream, call, number, ...said.split(" ")].join("\n");

/** Sentences of a whole number and a decimal, where counts cannot tell the one from the other. */
function rounded(readers: readonly Reader[]): Reader {
  const read = either(...readers);
  return (at) =>
    read(at).flatMap(({ end, query }) => {
      const [stream = "", call = "", number = "", as = "", value = ""] = query.split("\n");
      const alike = Array.from({ length: 100 }, (_, count) => count).every(
        (count) => fulfils(count, call, Number(number)) === fulfils(count, as, Number(value)),
      );
      return alike && !Number.isInteger(Number(value)) ? [{ end, query: `${stream}.count().${as}(${value})` }] : [];
    });
}

function fulfils(count: number, call: string, number: number): boolean {
  if (call === "at_least") return count >= number;
  if (call === "greater_than") return count > number;
  if (call === "at_most") return count <= number;
  return call === "less_than" ? count < number : count === number;
}
