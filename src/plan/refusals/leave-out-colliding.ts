import { withholdFound } from "../change/withhold.ts";
import type { Change } from "../generated/plan.ts";
import { findCollisions, nameCollision } from "./name-collision.ts";
import { refusalRules } from "./refusals.ts";
import type { PlanSituation } from "./situation.ts";

/**
 * Leaves out the creations whose display name or key another object has, with all that needs them, so that one object that
 * lost its marker stops nothing else. Only where nothing else speaks against the plan: what is created and what is deleted
 * may be one object under two names, and who leaves one of the two out tears them apart.
 *
 * @returns All changes, with those left out among them; `undefined` when there are none of that sort.
 */
export function leaveOutColliding(situation: PlanSituation): Change[] | undefined {
  const collisions = findCollisions(situation);
  if (collisions.length === 0 || collisions.some(({ alone }) => !alone)) return undefined;
  const others = refusalRules.filter((rule) => rule !== nameCollision && !rule.aboutAmounts);
  if (others.some((rule) => rule.refuse(situation).length > 0)) return undefined;
  const findings = new Map(collisions.map(({ address, finding }) => [address, finding]));
  return withholdFound(situation.allChanges, ({ address }) => findings.get(address), situation.references);
}
