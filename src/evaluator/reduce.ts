import { functions, type CallNode } from "../query/index.ts";
import type { Environment } from "./environment.ts";
import { isOpen, joinUnknowns } from "./kleene.ts";
import {
  insideOf,
  nameOf,
  type Candidate,
  type Compiler,
  type Place,
  type Stream,
  type StreamKind,
  type ValueOf,
} from "./parts.ts";
import { reducerRows } from "./reducers.ts";
import type { Picked } from "./reducer-row.ts";
import { decideValue, describeValue, Entries, keyOf, mergeValues, Uncertain, type Known, type Value } from "./value.ts";

/** A reducer, ready for a stream. */
export type Reduction = (stream: Stream, environment: Environment) => Value;

/** How many items there are: from those that are certain to all that may be. */
export const countItems: Reduction = (stream) => {
  if ("unknown" in stream) return new Uncertain("anything", stream.unknown);
  const open = stream.map(({ outcome }) => outcome).filter(isOpen);
  const certain = stream.length - open.length;
  if (open.length === 0) return certain;
  return mergeValues(
    Array.from({ length: open.length + 1 }, (_, more) => certain + more),
    joinUnknowns(open),
  );
};

/** Makes a reducer over values ready, or says why it cannot be evaluated: API.md 4.2. */
export function readReducer(
  call: CallNode,
  kind: StreamKind,
  place: Place,
  compiler: Compiler,
): { reduction: Reduction; column: boolean } | string {
  const row = reducerRows[call.name];
  const [read, frequency] = call.args;
  if (!row || !read) return `nobody knows what ${nameOf(call)} gives`;
  const type = read.type === "cast" ? read.to : (functions.get(call.name)?.defaultCast ?? "any");
  const combine = Object.hasOwn(row.as, type) ? row.as[type] : undefined;
  if (!combine) return `nothing says what ${nameOf(call)} gives as ${type}`;
  const source = read.type === "cast" ? read.value : read;
  if (source.type !== "chain" || source.calls.length > 0 || !["property", "context"].includes(source.head.name))
    return `${nameOf(call)} needs a property`;
  const value = compiler.value(source, insideOf(kind, place));
  if (typeof value === "string") return value;
  const least = frequency === undefined ? 1 : wholeNumber(frequency);
  if (least === undefined) return `${nameOf(call)} needs a whole number from 1`;
  const overEntries = row.overEntries?.(type);
  const reduction: Reduction = (stream, environment) =>
    reduceValues(stream, value.value, environment, (picked, circumstances) =>
      combineEntries(picked, circumstances, (values) => combine(values, circumstances, least), overEntries),
    );
  return { reduction, column: value.column };
}

function wholeNumber(argument: CallNode["args"][number]): number | undefined {
  return argument.type === "literal" && argument.kind === "number" && /^0*[1-9]\d*$/.test(argument.text)
    ? Number(argument.text)
    : undefined;
}

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

type CombineChosen = (chosen: readonly Chosen[], circumstances: Environment["circumstances"]) => Value;

/** So many combinations of what items may contribute are tried. */
const mostCombinations = 64;

function reduceValues(stream: Stream, read: ValueOf, environment: Environment, combine: CombineChosen): Value {
  if ("unknown" in stream) return new Uncertain("anything", stream.unknown);
  const slots: Slot[] = [];
  for (const candidate of stream) {
    const slot = readSlot(candidate, read(candidate.environment));
    if (slot instanceof Uncertain) return slot;
    slots.push(slot);
  }
  const open = slots.filter(({ choices }) => choices.length > 1);
  const combinations = open.reduce((product, { choices }) => product * choices.length, 1);
  if (combinations > mostCombinations)
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

function combineEntries(
  chosen: readonly Chosen[],
  { openPoints }: Environment["circumstances"],
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
