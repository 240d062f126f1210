import { predictedKey, takesKey } from "../plan/change/names-and-keys.ts";
import type { Change, Plan } from "../plan/generated/plan.ts";
import { findKeyUsers, nameUser } from "../plan/order/key-users.ts";
import type { LiveResource } from "../resources/resource.ts";
import type { ChangedKey, Outcome } from "./outcome.ts";

/** The new objects whose key is another than the old one's, or than their display name lets expect. */
export function findChangedKeys({ changes }: Plan, outcomes: readonly Outcome[]): ChangedKey[] {
  const byAddress = new Map(changes.map((change) => [change.address, change]));
  return outcomes.flatMap((outcome) => {
    const change = byAddress.get(outcome.address);
    const after = outcome.status === "done" ? outcome.key : undefined;
    if (!change || after === undefined) return [];
    const { before, expected } = namedKeys(change);
    const changed = {
      ...(before !== undefined && before !== after && { before }),
      ...(expected !== undefined && expected !== after && { expected }),
    };
    return Object.keys(changed).length === 0 ? [] : [{ address: change.address, ...changed, after }];
  });
}

/** The keys by which queries may name the new object of a change. */
function namedKeys(change: Change): { before?: string | undefined; expected?: string } {
  return {
    ...(change.action === "replace" && { before: change.key }),
    ...(takesKey(change) && { expected: predictedKey(change) }),
  };
}

/** Says who asks for the keys that nothing has, and what has those that were expected, as far as the space was read. */
export function addKeyUsers(
  changed: readonly ChangedKey[],
  { project, uid, environment }: Plan,
  live: readonly LiveResource[],
): ChangedKey[] {
  const users = findKeyUsers(live);
  const owner = { project, ...(uid !== undefined && { uid }), environment };
  const holders = new Map(live.map((object) => [object.key, object]));
  return changed.map((each) => {
    const dead = [each.before, each.expected].filter((key) => key !== undefined && !holders.has(key));
    const asking = new Set(dead.flatMap((key) => users.get(key ?? "") ?? []));
    const holder = each.expected === undefined ? undefined : holders.get(each.expected);
    return {
      ...each,
      users: [...asking].map((user) => nameUser(user, owner)),
      ...(holder && { holder: nameUser(holder, owner) }),
    };
  });
}
