import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { addressOf, kindOf } from "../../resources/kinds.ts";
import { addToGroup } from "../../values/group-by.ts";
import { describeOwner, isSameOwner } from "../../resources/ownership.ts";
import type { LiveResource } from "../../resources/resource.ts";
import { keepsKey, namespaceOf, predictedKey, renames, takesKey, takesName } from "../change/names-and-keys.ts";
import type { Change } from "../generated/plan.ts";
import { describe } from "../match/claim-markers.ts";
import { refuse } from "../refuse.ts";
import type { RefusalRule } from "./refusal-rule.ts";

/**
 * Refuses to give an object a display name, or a new one a key, that another live object still has when the plan is
 * done. What the API does with two alike is not documented (API.md 2.4).
 */
export const nameCollision: RefusalRule = {
  codes: ["plan-unowned-twin", "plan-foreign-twin", "plan-own-twin"],
  refuse({ changes, changeById, live }) {
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
    const takers = new Map(
      changes.filter(keepsKey).map((change) => [`${namespaceOf(change)} ${predictedKey(change)}`, change]),
    );
    return changes.flatMap((change) => {
      const slot = takesKey(change) ? `${namespaceOf(change)} ${predictedKey(change)}` : undefined;
      const rival = slot === undefined ? undefined : takers.get(slot);
      if (rival) return [refuseRival(change, rival)];
      if (slot !== undefined) takers.set(slot, change);
      const another = ({ id }: LiveResource): boolean => id !== change.id;
      const holder =
        (takesName(change) ? byName.get(`${namespaceOf(change)} ${change.name}`)?.find(another) : undefined) ??
        (slot === undefined ? undefined : byKey.get(slot)?.find(another));
      return holder ? [refuseCollision(change, holder, changeById.get(holder.id))] : [];
    });
  },
};

/** @param itsChange What the plan does to the live object that has the name or key. */
function refuseCollision(change: Change, holder: LiveResource, itsChange: Change | undefined): Diagnostic {
  const sameName = holder.name === change.name || itsChange?.name === change.name;
  const what = `a live object ${describe(holder)} has the same ${sameName ? "name" : `key ${JSON.stringify(holder.key)}`} as ${change.address}`;
  if (itsChange?.action === "forget" && itsChange.ownership.before)
    return refuse(
      "plan-unowned-twin",
      `${what}, and will be nobody's when it is forgotten`,
      `choose another name, or take ${itsChange.address} off forget and say previousNames: [${itsChange.ownership.before.name}]`,
      change,
    );
  if (holder.ownership === undefined)
    return refuse(
      "plan-unowned-twin",
      `${what}, and nobody owns it`,
      change.action === "create" && !itsChange
        ? `take it over with this line in metadata: adopt: ${holder.key === undefined ? `{id: ${holder.id}}` : `{key: ${holder.key}}`}`
        : "choose another name",
      change,
    );
  const code = isOurs(holder, change) ? "plan-own-twin" : "plan-foreign-twin";
  return refuse(code, `${what}, and ${ownerOf(holder, change)}`, "choose another name", change);
}

/** Which of two gets the key would be chance, and everything that names it would go with it. */
function refuseRival(change: Change, rival: Change): Diagnostic {
  return refuse(
    "plan-own-twin",
    `${rival.address} and ${change.address} would be created with one key, ${JSON.stringify(predictedKey(change))}`,
    "choose another name for one of them, which differs in letters or digits",
    change,
  );
}

function ownerOf(holder: LiveResource, change: Change): string {
  const { kind, ownership } = holder;
  if (typeof ownership !== "object") return "its marker cannot be read";
  return isOurs(holder, change)
    ? `it belongs to this project as ${addressOf(kindOf(kind), ownership.name)}`
    : `it belongs to ${describeOwner(ownership)}`;
}

function isOurs({ ownership }: LiveResource, change: Change): boolean {
  const { after } = change.ownership;
  return typeof ownership === "object" && after !== null && isSameOwner(ownership, after);
}
