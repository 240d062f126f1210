import { compareAge } from "../plan/claim-markers.ts";
import type { Change } from "../plan/generated/plan.ts";
import type { LiveResource } from "../resources/resource.ts";
import { deleteObject } from "./delete-object.ts";
import type { Outcome } from "./outcome.ts";
import { tidyFields } from "../plan/compare.ts";
import { kindOf } from "../resources/kinds.ts";
import type { WriteContext } from "./writer.ts";

/**
 * Takes back what this run created while another run created the same: of two objects with one marker the older stands,
 * and the run that made the younger removes its own. Both runs come to the same verdict, so one object is left.
 *
 * @param live The space as it was read after the last write.
 * @returns The outcome to report in place of the given one, or `undefined` when nobody was faster.
 */
export async function yieldToOlder(
  change: Change,
  outcome: Outcome,
  live: readonly LiveResource[],
  context: WriteContext,
): Promise<Extract<Outcome, { status: "stale" }> | undefined> {
  if (outcome.status !== "done" || (change.action !== "create" && change.action !== "replace")) return undefined;
  const own = live.find(({ id }) => id === outcome.id);
  const older = own && live.find((other) => other.id !== change.id && isOlderTwin(other, own));
  if (!own || !older) return undefined;
  const before = tidyFields(kindOf(own.kind), own.spec);
  const { ownership } = own;
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
    context,
  );
  const message = `another run made it at the same time (${older.id}); that one stands, and the one made here was removed`;
  const reason = { code: "apply-doubled", message, hint: "make a new plan, and let one run end before the next" };
  return { address: change.address, action: change.action, status: "stale", reason };
}

function isOlderTwin(other: LiveResource, own: LiveResource): boolean {
  const { parent } = kindOf(own.kind);
  if (parent)
    return (
      other.kind === own.kind &&
      other.within.at(-1) === own.within.at(-1) &&
      parent.identify(other.spec) === parent.identify(own.spec) &&
      compareAge(other, own) < 0
    );
  const [theirs, ours] = [other.ownership, own.ownership];
  if (typeof theirs !== "object" || typeof ours !== "object" || other.kind !== own.kind) return false;
  return theirs.project === ours.project && theirs.name === ours.name && compareAge(other, own) < 0;
}
