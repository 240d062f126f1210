import { givesKey } from "../change/gives-key.ts";
import { onlySendsAgain } from "../change/sends-secrets.ts";
import { isChange } from "../change/is-change.ts";
import type { Address } from "../../resources/resource.ts";
import type { Base, BaseState, Declaration } from "./base.ts";
import { EarlierDeclaration } from "./earlier-declaration.ts";
import type { Change, Plan } from "../generated/plan.ts";
import { referencedAddresses } from "../order/requirements.ts";

type Test = (change: Change) => boolean;

/** What happens to an audience so that its parts only follow: they come and go with it. */
const carriesParts = new Set<Change["action"]>(["create", "replace", "adopt", "delete", "forget"]);

/**
 * Marks each change as explained by what has been written since a base, or not: then somebody edited the space, or an
 * earlier edit of the files was never applied. The marks only inform, so the digest stays.
 *
 * @param now What the plan was made of.
 */
export function markExplained(plan: Plan, now: Declaration, { ref, commit, state }: Base): Plan {
  const concerned = plan.changes.filter(isChange);
  const explained = new Map<Address, Change>();
  const explains = testFor(state, now);
  const follows = followsFrom(explained, now);
  const add = (test: Test): number => {
    const found = concerned.filter((change) => !explained.has(change.address) && test(change));
    for (const change of found) explained.set(change.address, change);
    return found.length;
  };
  add(explains);
  // What follows may itself be followed from.
  while (add(follows) > 0);
  const changes = plan.changes.map((change) =>
    !isChange(change) || isOfNobody(change) ? change : { ...change, explained: explained.has(change.address) },
  );
  return { ...plan, base: { ref, commit }, changes };
}

/** Whether a change comes from the environment alone: no file explains another value of a secret, and nobody edited it. */
function isOfNobody(change: Change): boolean {
  return onlySendsAgain(change) && change.before?.["secretVersion"] === change.after?.["secretVersion"];
}

/** Whether a change comes from a difference of its own. */
function testFor(state: BaseState, now: Declaration): Test {
  switch (state.type) {
    case "absent":
      return () => true;
    case "declared": {
      const earlier = new EarlierDeclaration(state.declared, now);
      return (change) => earlier.explains(change);
    }
    case "files":
      return ({ source }) => (source ? state.differing.has(source.file) : state.lost);
  }
}

/** Whether a change is only the consequence of others. */
function followsFrom(explained: ReadonlyMap<Address, Change>, now: Declaration): Test {
  const references = referencedAddresses(now.desired);
  const does = (address: Address, actions: ReadonlySet<Change["action"]>): boolean => {
    const change = explained.get(address);
    return change !== undefined && actions.has(change.action);
  };
  return ({ address, within = [] }) =>
    within.some((each) => does(each.address, carriesParts)) ||
    (references.get(address) ?? []).some((target) => does(target, givesKey));
}
