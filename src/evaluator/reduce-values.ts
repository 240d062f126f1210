import { spend, type Circumstances, type Environment } from "./environment.ts";
import { isOpen, joinUnknowns } from "./kleene.ts";
import type { Candidate, Stream, ValueOf } from "./parts.ts";
import type { Picked } from "./reducer-row.ts";
import { decideValue, describeValue, Entries, keyOf, mergeValues, Uncertain, type Known, type Value } from "./value.ts";

/** What an item may contribute: its value, or nothing where it has none or is perhaps not there. */
interface Slot {
  readonly candidate: Candidate;
  readonly choices: readonly Known[];
  readonly because: readonly string[];
}

/** A value of an item, before paths with `$` are taken apart. */
interface Chosen extends Omit<Picked, "value"> {
  readonly value: Exclude<Known, undefined>;
}

type CombineChosen = (chosen: readonly Chosen[], circumstances: Circumstances) => Value;

/** So many combinations of what items may contribute are tried: ten events of which each may be there or not. */
const mostCombinations = 1024;

/**
 * Makes one value of the values of a stream, for each way in which open items may be there and open values may be. Where all
 * give the same, it is known.
 */
export function reduceValues(stream: Stream, read: ValueOf, environment: Environment, combine: CombineChosen): Value {
  if ("unknown" in stream) return new Uncertain("anything", stream.unknown);
  const slots: Slot[] = [];
  for (const candidate of stream) {
    const slot = readSlot(candidate, read(candidate.environment));
    if (slot instanceof Uncertain) return slot;
    slots.push(slot);
  }
  const open = slots.filter(({ choices }) => choices.length > 1);
  const combinations = open.reduce((product, { choices }) => product * choices.length, 1);
  if (combinations > mostCombinations || (open.length > 0 && !spend(environment.circumstances, combinations)))
    return new Uncertain("anything", joinUnknowns(open.map(({ because }) => because)));
  const results = Array.from({ length: combinations }, (_, combination) => {
    let rest = combination;
    const chosen = slots.flatMap(({ candidate: { environment: at }, choices }): Chosen[] => {
      const value = choices[rest % choices.length];
      rest = Math.floor(rest / choices.length);
      return value === undefined || !at.item ? [] : [{ item: at.item, value }];
    });
    return combine(chosen, environment.circumstances);
  });
  return combinations === 1 ? results[0] : mergeValues(results, reasonsThatMatter(open, results));
}

function readSlot(candidate: Candidate, value: Value): Slot | Uncertain {
  const presence = isOpen(candidate.outcome) ? candidate.outcome : [];
  const because = value instanceof Uncertain ? joinUnknowns([presence, value.because]) : presence;
  const known = value instanceof Uncertain ? value.candidates : [value];
  if (known === "anything") return new Uncertain("anything", because);
  const all = presence.length > 0 ? [...known, undefined] : known;
  return { candidate, choices: [...new Map(all.map((choice) => [keyOf(choice), choice])).values()], because };
}

/** The reasons of those items on which the result depends, whatever the others contribute. */
function reasonsThatMatter(open: readonly Slot[], results: readonly Value[]): readonly string[] {
  const keys = results.map(describeValue);
  let stride = 1;
  const mattering = open.filter(({ choices }) => {
    const step = stride;
    stride *= choices.length;
    return keys.some((key, at) => key !== keys[at - (Math.floor(at / step) % choices.length) * step]);
  });
  return joinUnknowns(mattering.map(({ because }) => because));
}

/**
 * Takes paths with `$` apart.
 *
 * @param fixed Whether each entry is a value or the list is, where that is documented.
 */
export function combineEntries(
  chosen: readonly Chosen[],
  { openPoints }: Circumstances,
  combine: (picked: readonly Picked[]) => Value,
  fixed: "each-entry" | "whole" | undefined,
): Value {
  const each = (): Value =>
    combine(
      chosen.flatMap(({ item, value }) =>
        value instanceof Entries
          ? value.entries.flatMap((entry) => (entry === undefined ? [] : [{ item, value: entry }]))
          : [{ item, value }],
      ),
    );
  if (!chosen.some(({ value }) => value instanceof Entries)) return each();
  const whole = (): Value =>
    combine(
      chosen.map(({ item, value }) => ({
        item,
        value: value instanceof Entries ? value.entries.map((entry) => entry ?? null) : value,
      })),
    );
  if (fixed) return fixed === "whole" ? whole() : each();
  return decideValue(openPoints, "reducerOverArray", { "each-entry": each, whole });
}
