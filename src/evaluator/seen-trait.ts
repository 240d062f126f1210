import type { JsonValue } from "../values/json.ts";
import type { ComputedValue } from "./computed-value.ts";
import { UncertainTrait } from "./person.ts";
import type { Unknowns, Verdict } from "./truth.ts";

/** A trait as queries see it; `undefined` when it is absent. */
export type SeenTrait = JsonValue | UncertainTrait | undefined;

/** Makes one reason of several. */
export type FoldReasons = (unknowns: Unknowns) => string;

/**
 * What other queries see of an audience, in the trait that has its key.
 *
 * @param before Why it is not known whether somebody who is out was in before.
 */
export function traitOfVerdict({ truth, unknowns }: Verdict, fold: FoldReasons, before: string): SeenTrait {
  if (truth === true) return true;
  if (truth === "unknown") return new UncertainTrait([true, false, undefined], fold(unknowns));
  // API.md 4.9: the trait stays as false once somebody was in, and is not there for who never was.
  return new UncertainTrait([false, undefined], before);
}

/** What other queries see of a computed trait, in the trait that has its key. */
export function traitOfValue(value: ComputedValue, fold: FoldReasons): SeenTrait {
  if (value.type === "known") return value.value;
  if (value.type === "absent") return undefined;
  return new UncertainTrait(value.candidates === "anything" ? [] : value.candidates, fold(value.unknowns));
}
