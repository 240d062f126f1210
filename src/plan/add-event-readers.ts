import { kindOf } from "../resources/kinds.ts";
import type { LiveResource } from "../resources/resource.ts";
import { toldWithUsers, type Around } from "./add-users.ts";
import { droppedEvents } from "./change/dropped-events.ts";
import type { Change, ObjectUser } from "./generated/plan.ts";
import { indexById } from "./order/key-users.ts";

/**
 * Adds to the changes of filters who reads the events that these can drop, before or after: by a live query, or by one that a manifest
 * asks for. Nothing is added where a filter drops the same as before.
 */
export function addEventReaders(changes: readonly Change[], live: readonly LiveResource[], around: Around): Change[] {
  const byId = indexById(changes);
  return changes.map((change) => {
    const found = findEventReaders(change, live, byId);
    if (!found) return change;
    const { readers: objects, names, isKnown } = found;
    const readers = [...toldWithUsers(objects, around), ...changes.flatMap((each) => declaredReader(each, names))];
    return {
      ...change,
      impact: {
        ...change.impact,
        ...(readers.length > 0 && { eventReaders: readers }),
        ...(!isKnown && { eventReadersNotKnown: true as const }),
      },
    };
  });
}

/**
 * The live objects that read the events which a filter can drop, before or after. `undefined` where it drops the same as before.
 *
 * @param byId The changes of a plan: what a manifest asks for counts, too.
 */
export function findEventReaders(
  change: Change,
  live: readonly LiveResource[],
  byId: ReadonlyMap<string, Change>,
): { readers: LiveResource[]; names: Names; isKnown: boolean } | undefined {
  const conditions = movedConditions(change);
  if (conditions.length === 0) return undefined;
  const found = conditions.map((condition) => kindOf(change.kind).eventsFound?.({ if: condition ?? "" }));
  const names = new Set(found.flatMap((each) => each ?? []));
  const read = live.map((object) => ({ object, reads: reading(object, byId.get(object.id), names) }));
  return {
    readers: read.flatMap(({ object, reads }) => (reads === true ? object : [])),
    names,
    isKnown: !found.includes(undefined) && read.every(({ reads }) => reads !== undefined),
  };
}

/** The conditions of events that a filter drops or may drop, before and after; none where that stays as it is. */
function movedConditions(change: Change): (string | undefined)[] {
  const effect = droppedEvents(change);
  if (!effect) return [];
  const { was, becomes } = effect;
  if (was.drops === becomes.drops && was.condition === becomes.condition) return [];
  return [was, becomes].flatMap(({ drops, condition }) => (drops === false ? [] : [condition]));
}

/** Whether a live object reads one of some events, as it is or as its manifest asks; `undefined` where a query is not understood. */
function reading({ kind, spec }: LiveResource, change: Change | undefined, names: Names): boolean | undefined {
  const own = kindOf(kind);
  const specs = [spec, ...(change?.after ? [change.after] : [])];
  const read = specs.map((each) => (own.eventsRead ? own.eventsRead(each) : []));
  if (read.some((each) => each?.some((name) => names.has(name)))) return true;
  return read.includes(undefined) ? undefined : false;
}

/** What is to be created and reads such an event. */
function declaredReader({ address, kind, name, action, after }: Change, names: Names): ObjectUser[] {
  const read = (action === "create" && kindOf(kind).eventsRead?.(after ?? {})) || [];
  return read.some((each) => names.has(each)) ? [{ dependent: address, kind, name }] : [];
}

type Names = ReadonlySet<string>;
