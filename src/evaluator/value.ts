import type { JsonValue } from "../values/json.ts";
import {
  agree,
  and,
  or,
  allReadings,
  decide,
  joinUnknowns,
  settledReading,
  type Outcome,
  type Readings,
} from "./kleene.ts";
import type { OpenPoint, OpenPoints } from "./open-points.ts";
import type { Unknowns } from "./truth.ts";

/** What a path with `$` leads to: a value for each entry of a list, `undefined` where an entry has none. */
export class Entries {
  readonly entries: readonly (JsonValue | undefined)[];

  constructor(entries: readonly (JsonValue | undefined)[]) {
    this.entries = entries;
  }
}

/** A value that is known; `undefined` when it is known to be absent. Never `null`, which means absent. */
export type Known = JsonValue | undefined | Entries;

/** A value that is not known. */
export class Uncertain {
  /** All that it may be, each once and at least two; or `anything`. */
  readonly candidates: readonly Known[] | "anything";
  /** What leaves it open. */
  readonly because: Unknowns;
  /** It may be any number between two candidates, too: from, to. */
  readonly ranges: readonly (readonly [number, number])[];

  constructor(candidates: readonly Known[] | "anything", because: Unknowns, ranges: Uncertain["ranges"] = []) {
    this.candidates = candidates;
    this.because = because;
    this.ranges = ranges;
  }
}

/** A value as the evaluator sees it. */
export type Value = Known | Uncertain;

/** More candidates than this are `anything`: nobody looks through them. */
const mostCandidates = 5000;

/**
 * Asks something of a value: of each candidate, and of each entry of a path with `$`. Where all agree, the answer is known.
 * @param ask `undefined` stands for an absent value.
 */
export function testValue(value: Value, points: OpenPoints, ask: (value: JsonValue | undefined) => Outcome): Outcome {
  if (typeof value !== "object") return ask(value);
  if (value instanceof Uncertain) {
    const { candidates, because } = value;
    if (candidates === "anything") return because;
    return agree(
      candidates.map((candidate) => testValue(candidate, points, ask)),
      because,
    );
  }
  if (!(value instanceof Entries)) return ask(value);
  const outcomes = value.entries.map(ask);
  return decide(points, "arrayMatch", {
    // An empty list leads to nothing, as if there was no list.
    "any-entry": () => (outcomes.length === 0 ? ask(undefined) : or(outcomes)),
    "every-entry": () =>
      outcomes.length === 0 ? ["nothing says what holds of every entry of an empty list"] : and(outcomes),
  });
}

/**
 * Asks something of two values, and of each entry of either. Where both are paths with `$`, nothing says which entries
 * belong together: it is known only what is the same for all of them.
 * @param ask `undefined` stands for an absent value. Of an absent left side it is asked whatever the right side is.
 */
export function testValues(
  left: Value,
  right: Value,
  points: OpenPoints,
  ask: (left: JsonValue | undefined, right: JsonValue | undefined) => Outcome,
): Outcome {
  const crossed = testValue(left, points, (one) =>
    one === undefined ? ask(one, one) : testValue(right, points, (other) => ask(one, other)),
  );
  const [these, those] = [listsIn(left), listsIn(right)];
  if (these.length === 0 || those.length === 0) return crossed;
  const isUneven = new Set([...these, ...those].map(({ entries }) => entries.length)).size > 1;
  const all = (lists: readonly Entries[]): readonly Entries["entries"][number][] => [
    ...lists.flatMap(({ entries }) => entries),
    ...(isUneven ? [undefined] : []),
  ];
  const pairs = all(these).flatMap((one) => all(those).map((other) => ask(one, other)));
  return agree([crossed, ...pairs], ["nothing says which entries of two lists are compared to each other"]);
}

/** The value, and of a number that is known only to lie in a range those of these that do. */
export function includeNumbers(value: Value, numbers: readonly number[]): Value {
  if (!(value instanceof Uncertain) || value.candidates === "anything") return value;
  const { candidates, because, ranges } = value;
  const inside = numbers.filter((number) => ranges.some(([from, to]) => from < number && number < to));
  const more = inside.filter((number) => !candidates.includes(number));
  return more.length === 0 ? value : new Uncertain([...candidates, ...more], because, ranges);
}

/** The lists that a path with `$` may lead to. */
function listsIn(value: Value): readonly Entries[] {
  const known = value instanceof Uncertain ? value.candidates : [value];
  return known === "anything" ? [] : known.filter((each) => each instanceof Entries);
}

/** What is made of a value, for each candidate. */
export function mapValue(value: Value, make: (value: Known) => Value): Value {
  if (!(value instanceof Uncertain)) return make(value);
  const { candidates, because } = value;
  return candidates === "anything" ? value : mergeValues(candidates.map(make), because);
}

/** What several readings give together: the value that they agree on, or all that they give. */
export function mergeValues(values: readonly Value[], because: Unknowns): Value {
  const [first] = values;
  // What would tell the readings apart does not matter where they are one.
  if (new Set(values.map(describeValue)).size < 2) return first;
  const inner = values.filter((value) => value instanceof Uncertain);
  const reasons = joinUnknowns([because, ...inner.map((value) => value.because)]);
  const found = new Map<string, Known>();
  for (const value of values) {
    const candidates = value instanceof Uncertain ? value.candidates : [value];
    if (candidates === "anything") return new Uncertain("anything", reasons);
    for (const candidate of candidates) found.set(keyOf(candidate), candidate);
  }
  if (found.size > mostCandidates) return new Uncertain("anything", reasons);
  const distinct = [...found.values()];
  const ranges = inner.flatMap((value) => value.ranges);
  return distinct.length === 1 ? distinct[0] : new Uncertain(distinct, reasons, ranges);
}

/** The value by an open point: that of its setting where it is settled, and otherwise all that its settings give. */
export function decideValue<Point extends OpenPoint>(
  points: OpenPoints,
  point: Point,
  readings: Readings<Point, Value>,
): Value {
  const settled = settledReading(points, point, readings);
  return settled ? settled() : mergeValues(allReadings(readings), [point]);
}

/** A text that is the same for values only that are equal, and open in the same way. */
export function describeValue(value: Value): string {
  if (!(value instanceof Uncertain)) return keyOf(value);
  const { candidates, because } = value;
  return JSON.stringify(["uncertain", candidates === "anything" ? candidates : candidates.map(keyOf), because]);
}

/** A text that is the same for equal values only. */
export function keyOf(value: Known): string {
  if (value === undefined) return "absent";
  return value instanceof Entries ? `each ${JSON.stringify(value.entries)}` : JSON.stringify(value);
}
