import type { ExclusionRule } from "./exclusion-rule.ts";
import type { Literal } from "./literal.ts";
import { complement, countsAmong, intersect, numbersOf, type NumberSet } from "./number-set.ts";
import { isWithinStream, streamOf, type Stream } from "./streams.ts";

interface Counted {
  stream: Stream;
  subject: string;
  /** The counts that fulfil the condition. */
  counts: NumberSet;
}

/**
 * Counts of the same items that do not overlap, and a part of some items that is to be more than all of them. A count is a
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
    if (isWithinStream(part.stream, whole.stream) && least(part) > most(whole))
      return { because: "all that the one counts is among what the other counts" };
  return undefined;
};

function countedBy({ positive, compared }: Literal): Counted | undefined {
  const stream = compared && streamOf(compared.chain);
  const [value, ...more] = compared?.comparison.args ?? [];
  if (!stream || value?.type !== "literal" || value.kind !== "number" || more.length > 0) return undefined;
  const numbers = numbersOf(compared.comparison.name, value.text);
  if (!numbers) return undefined;
  return { stream, subject: compared.subject, counts: countsAmong(positive ? numbers : complement(numbers)) };
}

function least({ counts }: Counted): number {
  return counts[0]?.low ?? Number.POSITIVE_INFINITY;
}

function most({ counts }: Counted): number {
  return counts.at(-1)?.high ?? Number.NEGATIVE_INFINITY;
}
