import type { Plan } from "../plan/generated/plan.ts";
import { findKeyUsers, nameUser } from "../plan/order/key-users.ts";
import type { LiveResource } from "../resources/resource.ts";
import type { ChangedKey, Outcome } from "./outcome.ts";

/** The replacements whose new object has another key than the old one. */
export function findChangedKeys({ changes }: Plan, outcomes: readonly Outcome[]): ChangedKey[] {
  const keys = new Map(changes.map(({ address, action, key }) => [address, action === "replace" ? key : undefined]));
  return outcomes.flatMap((outcome) => {
    const before = keys.get(outcome.address);
    const after = outcome.status === "done" ? outcome.key : undefined;
    return before === undefined || after === undefined || before === after
      ? []
      : [{ address: outcome.address, before, after }];
  });
}

/** Says who asks for the keys that are gone, as far as the space was read. */
export function addKeyUsers(
  changed: readonly ChangedKey[],
  { project, uid, environment }: Plan,
  live: readonly LiveResource[],
): ChangedKey[] {
  const users = findKeyUsers(live);
  const owner = { project, ...(uid !== undefined && { uid }), environment };
  const taken = new Set(live.map(({ key }) => key));
  return changed.map((each) => ({
    ...each,
    users: taken.has(each.before) ? [] : (users.get(each.before) ?? []).map((user) => nameUser(user, owner)),
  }));
}
