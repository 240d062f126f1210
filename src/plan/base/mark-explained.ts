import { givesKey } from "../change/gives-key.ts";
import { onlySendsAgain } from "../change/sends-secrets.ts";
import { isChange } from "../change/is-change.ts";
import { holdAgainstEarlier } from "../change/undeclared-part.ts";
import type { Address } from "../../resources/resource.ts";
import type { Base, BaseState, Declaration } from "./base.ts";
import { EarlierDeclaration } from "./earlier-declaration.ts";
import type { Change, Plan } from "../generated/plan.ts";
import type { Pointer } from "../../values/pointer.ts";
import { editedFields, unexplainedFields } from "./unexplained-fields.ts";

type Test = (change: Change) => boolean;

/** What happens to an audience so that its parts only follow: they come and go with it. */
const carriesParts = new Set<Change["action"]>(["create", "replace", "adopt", "delete", "forget"]);

/**
 * Marks each change as explained by what has been written since a base, or not: then somebody edited the space, or an
 * earlier edit of the files was never applied. The marks only inform, so the digest stays. Where the base cannot be read, what may
 * come from a file that differs has no mark.
 *
 * @param now What the plan was made of.
 */
export function markExplained(plan: Plan, now: Declaration, { ref, commit, state }: Base): Plan {
  const concerned = plan.changes.filter(isChange);
  const explained = new Map<Address, Change>();
  const earlier = state.type === "declared" ? new EarlierDeclaration(state.declared, now) : undefined;
  const explains = testFor(state, earlier);
  const follows = followsFrom(explained, now);
  const mentions = mentionsOf(explained, now);
  const add = (test: Test): number => {
    const found = concerned.filter((change) => !explained.has(change.address) && test(change));
    for (const change of found) explained.set(change.address, change);
    return found.length;
  };
  add(explains);
  // What follows may itself be followed from.
  while (add(follows) > 0);
  const restOf = (change: Change): string[] => {
    if (state.type === "files") return editedFields(change);
    const pair = earlier?.pairAt(change.address);
    return pair && !comesWithParent(change, explained) ? unexplainedFields(change, pair, mentions(change)) : [];
  };
  const markOf = (change: Change): Pick<Change, "explained" | "unexplainedFields"> => {
    if (!explained.has(change.address)) return { explained: false };
    const [first, ...rest] = restOf(change);
    if (first !== undefined) return { explained: false, unexplainedFields: [first, ...rest] };
    return state.type === "files" ? {} : { explained: true };
  };
  const holdAgainstBase = (change: Change): Change =>
    earlier ? holdAgainstEarlier(change, ref, earlier.declaredPart(change)) : change;
  const changes = plan.changes.map((change) =>
    !isChange(change) || isOfNobody(change) ? change : { ...holdAgainstBase(change), ...markOf(change) },
  );
  return { ...plan, base: { ref, commit }, changes };
}

/** Whether a change comes from the environment alone: no file explains another value of a secret, and nobody edited it. */
function isOfNobody(change: Change): boolean {
  return onlySendsAgain(change) && change.before?.["secretVersion"] === change.after?.["secretVersion"];
}

/** Whether a change comes from a difference of its own, or may do so where no more is known than which files differ. */
function testFor(state: BaseState, earlier: EarlierDeclaration | undefined): Test {
  if (state.type === "files") return ({ source }) => (source ? state.differing.has(source.file) : state.lost);
  return (change) => earlier?.explains(change) ?? true;
}

/** Whether a change is only the consequence of others. */
function followsFrom(explained: ReadonlyMap<Address, Change>, now: Declaration): Test {
  const mentions = mentionsOf(explained, now);
  return (change) => comesWithParent(change, explained) || mentions(change).length > 0;
}

/** Whether a part comes or goes with an object that is explained. */
function comesWithParent({ within = [] }: Change, explained: ReadonlyMap<Address, Change>): boolean {
  return within.some(({ address }) => carriesParts.has(explained.get(address)?.action ?? "none"));
}

/** The places of a change's declaration that name an object whose explained change gives it a key. */
function mentionsOf(explained: ReadonlyMap<Address, Change>, now: Declaration): (change: Change) => Pointer[] {
  const references = new Map(now.desired.map((each) => [each.address, each.references]));
  return ({ address }) =>
    (references.get(address) ?? [])
      .filter((each) => givesKey.has(explained.get(each.address)?.action ?? "none"))
      .map(({ pointer }) => pointer);
}
