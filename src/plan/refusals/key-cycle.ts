import { kindOf } from "../../resources/kinds.ts";
import { predictedKey, renames, takesKey } from "../change/names-and-keys.ts";
import { describe } from "../match/marker-notes.ts";
import { startsUsing } from "../order/key-users.ts";
import { orderByRequirements, type Ordered } from "../order/order-by-requirements.ts";
import { refuse } from "../refuse.ts";
import type { RefusalRule } from "./refusal-rule.ts";
import type { PlanSituation } from "./situation.ts";

/**
 * Refuses a plan that would end in queries which use each other's keys in a circle, as the API does (API.md 2.10). A
 * reference between manifests is not the only way to make one: a key can be written out, too. A circle that is live
 * already is none of the plan's making, and one of references is said already.
 */
export const keyCycle: RefusalRule = {
  codes: ["plan-cycle"],
  refuse(situation) {
    const { changes, references, circular } = situation;
    if (circular) return [];
    const nodes = nodesAfter(situation);
    const ownerOf = new Map(nodes.flatMap(({ address, key }) => (key === undefined ? [] : [[key, address]])));
    const order = orderByRequirements(
      nodes.map(({ address, uses }): Ordered => {
        const byKey = uses.flatMap((key) => ownerOf.get(key) ?? []);
        return { address, requires: [...new Set([...byKey, ...(references.get(address) ?? [])])] };
      }),
    );
    if (order.type !== "cycle") return [];
    const change = changes.find((each) => order.path.includes(each.address) && startsUsing(each).length > 0);
    if (!change) return [];
    // The key of what is live already stays whatever its name becomes.
    const coming = order.path.some((address) => changes.some((each) => each.address === address && takesKey(each)));
    return [
      refuse(
        "plan-cycle",
        `the queries of ${order.path.join(" → ")} would use each other's keys in a circle`,
        `take one of these keys out of its query${coming ? "; if another trait of that key is meant, choose another display name" : ""}`,
        change,
      ),
    ];
  },
};

/** Every object as it will be, by what people call it, with its key and the keys that it uses. */
function nodesAfter({
  changes,
  changeById,
  live,
}: PlanSituation): { address: string; key: string | undefined; uses: readonly string[] }[] {
  const staying = live.flatMap((object) => {
    const change = changeById.get(object.id);
    if (change?.action === "delete" || change?.action === "replace") return [];
    const edited = change?.after && change.action !== "forget" ? change.after : undefined;
    const uses = kindOf(object.kind).keysUsed(edited?.["definition"] === undefined ? object.spec : edited);
    return [{ address: change?.address ?? describe(object), key: object.key, uses }];
  });
  const coming = changes
    .filter(({ action }) => action === "create" || action === "replace")
    .map((change) => ({
      address: change.address,
      // A replacement under another name gets the key of that name, not the one that its predecessor had.
      key: renames(change) ? predictedKey(change) : (change.key ?? predictedKey(change)),
      uses: kindOf(change.kind).keysUsed(change.after ?? {}),
    }));
  return [...staying, ...coming];
}
