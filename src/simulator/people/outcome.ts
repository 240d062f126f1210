import {
  evaluateCondition,
  evaluateValue,
  nothingSettled,
  traitOfValue,
  UncertainTrait,
  type Circumstances,
  type SeenTrait,
  type Unknowns,
  type Verdict,
} from "../../evaluator/index.ts";
import type { QueryNode } from "../../query/index.ts";
import type { Computation } from "./computation.ts";
import { withinReach } from "./reach.ts";
import type { Somebody } from "./somebody.ts";

/** Whether somebody has none of the external ids that a computation asks for. */
export function isLeftOut({ ids }: Computation, { idTypes }: Somebody): boolean {
  return ids !== undefined && !ids.some((type) => idTypes.includes(type));
}

/** Whether a query holds of somebody, as far as events count for it. What it refers to has to be in place. */
export function holdsOf(tree: QueryNode, computation: Computation, somebody: Somebody): Verdict {
  const subject = withinReach(somebody.subject, computation.reach);
  return evaluateCondition(tree, subject, circumstancesOf(computation, somebody));
}

/** What a computed trait gives for somebody, likewise. */
export function valueFor(tree: QueryNode, computation: Computation, somebody: Somebody): SeenTrait {
  const subject = withinReach(somebody.subject, computation.reach);
  const value = evaluateValue(tree, subject, circumstancesOf(computation, somebody));
  return traitOfValue(value, fold);
}

/** What queries see of an audience in which somebody is, or of which that is not known. */
export function verdictAsTrait({ truth, unknowns }: Verdict): SeenTrait {
  return truth === true ? true : new UncertainTrait([true, false, undefined], fold(unknowns));
}

function circumstancesOf({ type, traitOwner }: Computation, { atMs }: Somebody): Circumstances {
  return { nowMs: atMs, type, openPoints: { ...nothingSettled, traitOwner } };
}

function fold(unknowns: Unknowns): string {
  return unknowns.join(", ");
}
