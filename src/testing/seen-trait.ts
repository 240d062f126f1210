import { UncertainTrait, type ComputedValue } from "../evaluator/index.ts";
import type { JsonValue } from "../values/json.ts";
import type { Definition } from "./definition.ts";
import type { WorldSettings } from "./loaded-test.ts";
import type { Outcome } from "./outcome.ts";

/** A trait as queries see it; `undefined` when it is absent. */
export type SeenTrait = JsonValue | UncertainTrait | undefined;

/** Makes one reason of several. */
type Fold = (unknowns: readonly string[]) => string;

/**
 * What other queries see of an object, in the trait that has its key.
 *
 * @param name Of whom.
 */
export function seenTrait(outcome: Outcome, { address, key }: Definition, name: string, fold: Fold): SeenTrait {
  if (outcome.gives === "values") return traitOfValue(outcome.value, fold);
  const { truth, unknowns } = outcome.verdict;
  if (truth === true) return true;
  if (truth === "unknown") return new UncertainTrait([true, false, undefined], fold(unknowns));
  // API.md 4.9: the trait stays as false once somebody was in, and is not there for who never was.
  const because = `whether ${name} was in ${address} before; say it with the trait ${key}: false, or null for never`;
  return new UncertainTrait([false, undefined], because);
}

/** What other queries see of an object that is disabled. */
export function disabledTrait(
  { address, key, gives }: Definition,
  disabledAudience: WorldSettings["disabledAudience"],
): SeenTrait {
  if (disabledAudience === "absent") return undefined;
  // No candidate at all stands for any value.
  const candidates = gives === "members" ? [true, false, undefined] : [];
  const because =
    disabledAudience === "unknown"
      ? "disabledAudience"
      : `${address} is disabled, and only the trait ${key} of the person can say what it was at last`;
  return new UncertainTrait(candidates, because);
}

function traitOfValue(value: ComputedValue, fold: Fold): SeenTrait {
  if (value.type === "known") return value.value;
  if (value.type === "absent") return undefined;
  return new UncertainTrait(value.candidates === "anything" ? [] : value.candidates, fold(value.unknowns));
}
