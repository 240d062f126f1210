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
