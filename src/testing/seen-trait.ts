import { traitOfValue, traitOfVerdict, UncertainTrait, type FoldReasons, type SeenTrait } from "../evaluator/index.ts";
import type { Definition } from "./definition.ts";
import type { SubjectName, WorldSettings } from "./loaded-test.ts";
import type { Outcome } from "./outcome.ts";

/**
 * What other queries see of an object, in the trait that has its key.
 *
 * @param name Of whom.
 */
export function seenTrait(outcome: Outcome, { address, key }: Definition, name: string, fold: FoldReasons): SeenTrait {
  if (outcome.gives === "values") return traitOfValue(outcome.value, fold);
  const before = `whether ${name} was in ${address} before; say it with the trait ${key}: false, or null for never`;
  return traitOfVerdict(outcome.verdict, fold, before);
}

/**
 * What queries about people see of what is computed for accounts, and those about accounts of what is computed for people:
 * nothing documents it.
 *
 * @param asked Whose trait is asked for.
 */
export function strangersTrait({ address, key, gives }: Definition, asked: SubjectName["type"]): SeenTrait {
  const [computed, seen] = asked === "account" ? ["people", "an account"] : ["accounts", "a person"];
  return new UncertainTrait(
    candidatesOf(gives),
    `nothing says what ${seen} has of ${address}, which is computed for ${computed}; say it with the trait ${key}, or null for none`,
  );
}

/** No candidate at all stands for any value. */
function candidatesOf(gives: Definition["gives"]): UncertainTrait["candidates"] {
  return gives === "members" ? [true, false, undefined] : [];
}

/** What other queries see of an object that is disabled. */
export function disabledTrait(
  { address, key, gives }: Definition,
  disabledAudience: WorldSettings["disabledAudience"],
): SeenTrait {
  if (disabledAudience === "absent") return undefined;
  const because =
    disabledAudience === "unknown"
      ? "disabledAudience"
      : `${address} is disabled, and only the trait ${key} of the person can say what it was at last`;
  return new UncertainTrait(candidatesOf(gives), because);
}
