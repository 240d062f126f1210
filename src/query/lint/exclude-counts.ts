import type { ExclusionRule } from "./exclusion-rule.ts";
import type { Literal } from "./literal.ts";
import { complement, countsAmong, intersect, numbersOf, type NumberSet } from "./number-set.ts";
import { isWithinStream, type Stream } from "./streams.ts";

/** A condition on a count. */
export interface Counted {
  /** What is counted, where that is known; of what is not, the same words count the same. */
  stream?: Stream;
  subject: string;
  /** The counts that fulfil the condition. */
  counts: NumberSet;
  /** Whether different values of the items are counted, of which there are as many at most. */
  ofValues: boolean;
}

const valuesAreFewer = "there are no more different values than what the other one counts";

/**
 * Counts of the same items that do not overlap, and a part of some items, or the
 * different values of them, that is to be more than all of them. A count is a
 * whole number and never absent (API.md 4.2; API.md 4.6), so `NOT` leaves all other counts. Conditions that no or every count
 * fulfils are told by themselves.
 */
export const excludeByCount: ExclusionRule = (a, b) => {
  const [one, other] = [countedBy(a), countedBy(b)];
  if (!one || !other || one.counts.length === 0 || other.counts.length === 0) return undefined;
  if (one.subject === other.subject)
    return intersect(one.counts, other.counts).length === 0 ? { because: "no count fulfils both" } : undefined;
  for (const [part, whole] of [
    [one, other],
    [other, one],
  ] as const)
    if (
      !whole.ofValues &&
      part.stream &&
      whole.stream &&
      isWithinStream(part.stream, whole.stream) &&
      least(part) > most(whole)
    )
      return { because: part.ofValues ? valuesAreFewer : "all that the one counts is among what the other counts" };
  return undefined;
};

/** What a condition counts; `undefined` for one on anything else. */
export function countedBy({ positive, compared }: Literal): Counted | undefined {
  // A path through a list, of which a literal knows nothing, may lead to several values of one item.
  const ofValues = compared?.chain.calls.at(-2)?.name === "unique";
  const stream = compared?.stream;
  const [value, ...more] = compared?.comparison.args ?? [];
  if (
    !compared ||
    (compared.chain.head.name !== "event" && compared.chain.head.name !== "entity") ||
    compared.chain.calls.at(-1)?.name !== "count" ||
    value?.type !== "literal" ||
    value.kind !== "number" ||
    more.length > 0
  )
    return undefined;
  const numbers = numbersOf(compared.comparison.name, value.text);
  if (!numbers) return undefined;
  const counts = countsAmong(positive ? numbers : complement(numbers));
  return { ...(stream && { stream }), subject: compared.subject, counts, ofValues };
}

function least({ counts }: Counted): number {
  return counts[0]?.low ?? Number.POSITIVE_INFINITY;
}

/** The highest count that fulfils the condition. */
export function most({ counts }: Counted): number {
  return counts.at(-1)?.high ?? Number.NEGATIVE_INFINITY;
}
