import { addToGroup } from "../../values/group-by.ts";
import type { Address, LiveResource } from "../../resources/resource.ts";
import { keepsKey, namespaceOf, predictedKey, renames, takesKey, takesName } from "../change/names-and-keys.ts";
import type { Change } from "../generated/plan.ts";
import { describe } from "../match/marker-notes.ts";
import { refuse, type Refusal } from "../refuse.ts";
import { judgeCollision, type Collision } from "./judge-collision.ts";
import { projectRenamed } from "./project-renamed.ts";
import type { RefusalRule } from "./refusal-rule.ts";
import type { PlanSituation } from "./situation.ts";

/** A change that would take a display name or a key of another object. */
export interface FoundCollision {
  address: Address;
  finding: Refusal;
  /** Whether it is a creation beside an object that is none of this project's, so that it can be left out by itself. */
  alone: boolean;
}

/**
 * Refuses to give an object a display name, or a new one a key, that another live object still has when the plan is
 * done. What the API does with two alike is not documented (API.md 2.4).
 */
export const nameCollision: RefusalRule = {
  codes: ["plan-name-taken-unmanaged", "plan-name-taken-other-project", "plan-name-taken-same-project"],
  // Of a project that was renamed, every object collides with itself.
  refuse: (situation) =>
    projectRenamed.refuse(situation).length > 0 ? [] : findCollisions(situation).map(({ finding }) => finding),
};

/** The changes that would take a display name or a key of another object, in their order. */
export function findCollisions({
  owner,
  changes,
  changeById,
  live,
  allChanges,
  unselected,
}: PlanSituation): FoundCollision[] {
  const byName = new Map<string, LiveResource[]>();
  const byKey = new Map<string, LiveResource[]>();
  for (const object of live) {
    const change = changeById.get(object.id);
    const namespace = namespaceOf(object);
    if (namespace === undefined || change?.action === "delete" || change?.action === "replace") continue;
    const nameAfter = change && renames(change) ? change.name : object.name;
    addToGroup(byName, `${namespace} ${nameAfter}`, object);
    if (object.key !== undefined) addToGroup(byKey, `${namespace} ${object.key}`, object);
  }
  const ours = new Set([...allChanges, ...unselected].map(({ id }) => id));
  const takers = new Map(
    changes.filter(keepsKey).map((change) => [`${namespaceOf(change)} ${predictedKey(change)}`, change]),
  );
  return changes.flatMap((change): FoundCollision[] => {
    const { address } = change;
    const slot = takesKey(change) ? `${namespaceOf(change)} ${predictedKey(change)}` : undefined;
    const rival = slot === undefined ? undefined : takers.get(slot);
    if (rival) return [{ address, finding: refuseRival(change, rival), alone: false }];
    if (slot !== undefined) takers.set(slot, change);
    const another = ({ id }: LiveResource): boolean => id !== change.id;
    const holder =
      (takesName(change) ? byName.get(`${namespaceOf(change)} ${change.name}`)?.find(another) : undefined) ??
      (slot === undefined ? undefined : byKey.get(slot)?.find(another));
    if (!holder) return [];
    const itsChange = changeById.get(holder.id);
    const finding = refuseCollision({ change, holder, itsChange, owner });
    return [{ address, finding, alone: change.action === "create" && !ours.has(holder.id) }];
  });
}

function refuseCollision(collision: Collision): Refusal {
  const { change, holder, itsChange } = collision;
  const sameName = holder.name === change.name || itsChange?.name === change.name;
  const what = `a live object ${describe(holder)} has the same ${sameName ? "name" : `key ${JSON.stringify(holder.key)}`} as ${change.address}`;
  const another = sameName ? "choose another name" : "choose another name, which differs in letters or digits";
  const { code, because, hint } = judgeCollision(collision, another);
  return refuse(code, `${what}, and ${because}`, hint, change);
}

/** Which of two gets the key would be chance, and everything that names it would go with it. */
function refuseRival(change: Change, rival: Change): Refusal {
  return refuse(
    "plan-name-taken-same-project",
    `${rival.address} and ${change.address} would be created with one key, ${JSON.stringify(predictedKey(change))}`,
    "choose another name for one of them, which differs in letters or digits",
    change,
  );
}
