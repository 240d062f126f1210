import fc from "fast-check";
import { applyEdit } from "./apply-edit.ts";
import { edit, type Edit } from "./edits.ts";
import { hand, type Hand } from "./hands.ts";
import { makeValid } from "./make-valid.ts";
import { model } from "./arbitrary-models.ts";
import { addressOfModel, type Model } from "./model.ts";
import type { Kill, Point } from "./wire.ts";

/** What happens on the way to the next state of a project. */
export interface Step {
  edits: Edit[];
  /** Which way audiences refer to each other; see `makeValid`. */
  reversed: boolean;
  /** Number of the secrets in force. */
  secrets: number;
  hands: Hand[];
  failureRate: number;
  failureSeed: number;
  /** After so many failures in a row a request gets through; 0 for any number. */
  failureStreak: number;
  /** One for each run that is killed, before those that are not. */
  kills: Kill[];
  /** When a run is stopped, where runs are. */
  stop: Point;
}

/** A random walk of a project through its states. */
export interface Walk {
  initial: Model[];
  steps: Step[];
}

const point: fc.Arbitrary<Point> = fc.oneof(
  fc.record({ nth: fc.integer({ min: 1, max: 60 }), counted: fc.constant("requests" as const) }),
  fc.record({ nth: fc.integer({ min: 1, max: 12 }), counted: fc.constant("writes" as const) }),
);
const moment = fc.constantFrom("before" as const, "after" as const);
const kill: fc.Arbitrary<Kill> = fc.record({ point, moment }).map(({ point, moment }) => ({ ...point, moment }));

const step: fc.Arbitrary<Step> = fc.record({
  edits: fc.array(edit, { minLength: 1, maxLength: 5, size: "max" }),
  reversed: fc.integer({ min: 0, max: 4 }).map((die) => die === 0),
  secrets: fc.nat(1),
  hands: fc.oneof(
    { weight: 2, arbitrary: fc.constant<Hand[]>([]) },
    { weight: 1, arbitrary: fc.array(hand, { maxLength: 3 }) },
  ),
  failureRate: fc.constantFrom(0, 0.05, 0.2, 0.2, 0.4),
  failureStreak: fc.constantFrom(3, 3, 0),
  failureSeed: fc.nat(1_000_000),
  kills: fc.array(kill, { maxLength: 3, size: "max" }),
  stop: point,
});

/** A walk of two to four states. */
export const walk: fc.Arbitrary<Walk> = fc.record({
  initial: fc.array(model, { minLength: 2, maxLength: 7, size: "max" }),
  steps: fc.array(step, { minLength: 2, maxLength: 4, size: "max" }),
});

/** The manifests of the next state, and what it says to forget. */
export function nextState(models: readonly Model[], { edits, reversed }: Step): { models: Model[]; forget: string[] } {
  let [now, forget]: [readonly Model[], string[]] = [models, []];
  for (const each of edits) {
    const after = applyEdit(now, each);
    now = after.models;
    forget.push(...after.forget);
  }
  const valid = makeValid(now, reversed);
  const declared = new Set(valid.map(addressOfModel));
  return { models: valid, forget: forget.filter((address) => !declared.has(address)) };
}
