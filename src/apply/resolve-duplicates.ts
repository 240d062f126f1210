import { toItsEnd } from "../live/call-kind.ts";
import { readObject } from "../live/objects.ts";
import { compareAge } from "../resources/compare-age.ts";
import type { Change } from "../plan/generated/plan.ts";
import { isCopy } from "../plan/match/is-copy.ts";
import { isSameOwner } from "../resources/ownership.ts";
import type { LiveResource } from "../resources/resource.ts";
import { deleteObject } from "./delete-object.ts";
import type { Outcome, OutcomeReason } from "./outcome.ts";
import { tidyFields } from "../plan/change/compare-fields.ts";
import { kindOf } from "../resources/kinds.ts";
import type { WriteContext } from "./writer.ts";

/** What this run made and has to take back. */
export interface Duplicate {
  change: Change;
  own: LiveResource;
  reason: OutcomeReason;
}

const hint = "make a new plan, and let one run end before the next";

/** How one looks up what became of a change. */
type OutcomeOf = (address: string) => Outcome | undefined;

/**
 * What this run made while another run made the same: of two objects with one marker the older stands, and the run that
 * made the younger removes its own, parts included. Both runs come to the same verdict, so one object is left. Where the age is
 * not told, ids decide; a run that stands by those and still sees both has waited in vain for one that had ended before, and
 * removes its own all the same. In an order in which they can be removed: what is part of another comes before it.
 *
 * @param changes In the order of the plan, where parts come after what they belong to.
 * @param live The space as it was read after the last write, and after `awaitsAnother` was no longer true or nobody waited on.
 */
export function findDuplicates(
  changes: readonly Change[],
  outcomeOf: OutcomeOf,
  live: readonly LiveResource[],
): Duplicate[] {
  const found = new Map<string, Duplicate>();
  const planned = idsOf(changes);
  for (const [change, own] of madeObjects(changes, outcomeOf, live)) {
    const whole = change.within?.find(({ address }) => found.has(address));
    const stands = (other: LiveResource): boolean => isDuplicate(other, own) && (lacksAge(own) || isOlder(other, own));
    const older = whole ? undefined : live.find((other) => !planned.has(other.id) && stands(other));
    if (whole) found.set(change.address, { change, own, reason: goneWith(whole.address) });
    else if (older) found.set(change.address, { change, own, reason: duplicateOf(older) });
  }
  return [...found.values()].toReversed();
}

/**
 * Whether another run has made something that this one has made too, does not tell its age, and should take it back: it does so
 * at its end, unless that is over.
 */
export function awaitsAnother(
  changes: readonly Change[],
  outcomeOf: OutcomeOf,
  live: readonly LiveResource[],
): boolean {
  const planned = idsOf(changes);
  return madeObjects(changes, outcomeOf, live).some(([, own]) => {
    const others = live.filter((other) => !planned.has(other.id) && isDuplicate(other, own));
    return lacksAge(own) && others.length > 0 && !others.some((other) => isOlder(other, own));
  });
}

/** What the plan is about was there before: no other run has made it, whatever lists still show. */
function idsOf(changes: readonly Change[]): ReadonlySet<string> {
  return new Set(changes.flatMap(({ id }) => id ?? []));
}

/** Changes that made an object which is in the space, and that object. */
function madeObjects(
  changes: readonly Change[],
  outcomeOf: OutcomeOf,
  live: readonly LiveResource[],
): [Change, LiveResource][] {
  const byId = new Map(live.map((object) => [object.id, object]));
  return changes.flatMap((change): [Change, LiveResource][] => {
    const outcome = outcomeOf(change.address);
    if (outcome?.status !== "done" || (change.action !== "create" && change.action !== "replace")) return [];
    const own = byId.get(outcome.id ?? "");
    return own ? [[change, own]] : [];
  });
}

function lacksAge({ facts }: LiveResource): boolean {
  return facts.createdAt === "";
}

function isOlder(other: LiveResource, own: LiveResource): boolean {
  return compareAge(other, own) < 0;
}

function goneWith(address: string): OutcomeReason {
  const message = `it was part of ${address}, which another run made at the same time, and went with that`;
  return { code: "apply-doubled", message, hint };
}

function duplicateOf({ id }: LiveResource): OutcomeReason {
  const message = `another run made it at the same time (${id}); that one is kept, and the one made here was removed`;
  return { code: "apply-doubled", message, hint };
}

/**
 * Removes what was made twice, and answers what to report instead of it. Lists may lag behind the marker, which this run
 * wrote again when the key was another than expected; so the marker counts as it is now.
 */
export async function removeDuplicate(
  { change, own, reason }: Duplicate,
  context: WriteContext,
): Promise<Extract<Outcome, { status: "stale" }>> {
  const before = tidyFields(kindOf(own.kind), own.spec);
  const { ownership } = (await readObject(toItsEnd(context.access), own.kind, own)) ?? own;
  const record = typeof ownership === "object" ? ownership : null;
  const within = change.within?.map((step, index) => ({ ...step, id: own.within[index] ?? "" }));
  await deleteObject(
    {
      ...change,
      action: "delete",
      id: own.id,
      before,
      after: null,
      ownership: { before: record, after: null },
      ...(within && { within }),
    },
    // The space is not read again after it.
    { ...context, isAwaited: () => true },
  );
  return { address: change.address, action: change.action, status: "stale", reason };
}

/** Whether two objects are the same but for when they were made. */
function isDuplicate(other: LiveResource, own: LiveResource): boolean {
  if (other.id === own.id || other.kind !== own.kind) return false;
  const { parent } = kindOf(own.kind);
  if (parent)
    return other.within.at(-1) === own.within.at(-1) && parent.identify(other.spec) === parent.identify(own.spec);
  const [theirs, ours] = [other.ownership, own.ownership];
  if (typeof theirs !== "object" || typeof ours !== "object" || isCopy(other, theirs)) return false;
  return isSameOwner(theirs, ours) && theirs.name === ours.name;
}
