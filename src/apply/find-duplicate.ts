import { toItsEnd } from "../live/call-kind.ts";
import { findObjectsByName, listObjects } from "../live/objects.ts";
import type { Change } from "../plan/generated/plan.ts";
import { kindOf } from "../resources/kinds.ts";
import { isSameOwner } from "../resources/ownership.ts";
import type { LiveResource } from "../resources/resource.ts";
import { listPauses } from "./list-patience.ts";
import { placeOfNew } from "./place-in-space.ts";
import type { WriteContext } from "./writer.ts";

/**
 * A live object that is in the way of a creation: one of the same name, or for a part one that the same identifies. What
 * the plan is about does not count: what it replaces, and what it deletes before. Among the parts of what this run has just made
 * there cannot be any.
 */
export async function findDuplicate(change: Change, context: WriteContext): Promise<LiveResource | undefined> {
  const parent = change.within?.at(-1);
  if (parent && context.madeId(parent.address) !== undefined) return undefined;
  const kind = kindOf(change.kind);
  const objects = await context.view.list(kind, placeOfNew(change, context).within);
  return objects.filter(isAlike(change, context)).find(({ id }) => !context.plannedIds.has(id));
}

/**
 * The object that a creation made whose answer was lost: it carries the change's marker. A part has none, but its
 * audience is this project's, and the one that identifies as it was not there before. Lists may lag behind.
 */
export async function findMade(change: Change, context: WriteContext): Promise<LiveResource | undefined> {
  const wanted = change.ownership.after;
  for (const pauseMs of listPauses(context.listPatienceMs)) {
    await context.pause(pauseMs);
    const made = (await findAlike(change, context)).find(
      ({ id, ownership }) =>
        id !== change.id &&
        (wanted === null
          ? change.within !== undefined
          : typeof ownership === "object" && isSameOwner(ownership, wanted) && ownership.name === wanted.name),
    );
    if (made) return made;
  }
  return undefined;
}

async function findAlike(change: Change, context: WriteContext): Promise<LiveResource[]> {
  const kind = kindOf(change.kind);
  // What may have been done already is looked into to the end, even when the run is to stop.
  const access = toItsEnd(context.access);
  if (!kind.parent) return await findObjectsByName(access, kind, change.name);
  const objects = await listObjects(access, kind, placeOfNew(change, context).within);
  return objects.filter(isAlike(change, context));
}

function isAlike(change: Change, context: WriteContext): (object: LiveResource) => boolean {
  const { parent } = kindOf(change.kind);
  if (!parent) return ({ name }) => name === change.name;
  const own = placeOfNew(change, context).within.at(-1);
  const identity = parent.identify(change.after ?? {});
  return ({ within, spec }) => within.at(-1) === own && parent.identify(spec) === identity;
}
