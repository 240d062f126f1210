import type { Fate } from "../resources/fate.ts";
import { kindOf } from "../resources/kinds.ts";
import type { AuditEventV1 } from "../segment/generated/wire.ts";
import { toLabel } from "../values/label.ts";
import { listAll, listPages } from "../segment/list.ts";
import type { SpaceAccess } from "./call-kind.ts";
import { whyUnread } from "./why-unread.ts";

/** An object that is not there. */
export interface Gone {
  /** Such as `Audience`. */
  kind: string;
  /** Its display name, as it is declared. */
  name: string;
  /**
   * What its manifest is and was called. It may have been deleted under a display name that fits one of these, before an apply gave
   * it the declared one. Default: none.
   */
  labels?: readonly string[];
}

/** The trail of a busy workspace has no end that a run could wait for: ten thousand events are looked at. */
const MOST_PAGES = 10;

type Told = Pick<AuditEventV1, "type" | "timestamp" | "actor" | "actorEmail" | "resourceId" | "resourceName">;

/**
 * Asks the audit trail what became of objects: from the newest event back, until each of them was met by its name, or by one that fits its
 * manifest, or the trail ends. Only of kinds with events of their own anything is known (API.md 7.6); of others nothing is said. An empty trail is none
 * that is kept.
 *
 * @returns A fate for each object, in the same order; `undefined` for kinds that the trail does not record.
 */
export async function readFates(access: SpaceAccess, gone: readonly Gone[]): Promise<(Fate | undefined)[]> {
  if (!gone.some(isRecorded)) return gone.map(() => undefined);
  try {
    const { met, deleted, backTo, isEmpty } = await lookBack(access, gone);
    if (isEmpty) return gone.map((object) => (isRecorded(object) ? unknown("the audit trail is empty") : undefined));
    const onlySpace = met.some((events) => events.length > 0) && (await seesOneSpace(access));
    return met.map((events, at): Fate | undefined => {
      const object = gone[at];
      if (!object || !isRecorded(object)) return undefined;
      const byName = events.filter(({ resourceName }) => resourceName === object.name);
      const newest = newestOf(byName.length > 0 ? byName : events);
      // It may have been deleted under a display name that it was given after that.
      const last = deleted.get(newest?.resourceId ?? "") ?? newest;
      if (!last || !isType(last.type, kindOf(object.kind).audited?.deleted))
        return {
          type: "not-told",
          ...(backTo !== undefined && { backTo }),
          ...(last && onlySpace && { madeAt: last.timestamp }),
        };
      const { actor, actorEmail, timestamp } = last;
      // Addresses of people are nobody's business here.
      const by = actor.includes("@") ? "somebody" : actor;
      return {
        type: "deleted",
        by,
        ...(actorEmail === undefined && by === actor && { perhapsToken: true as const }),
        at: timestamp,
        agoSeconds: secondsSince(timestamp),
        onlySpace,
        ...deletedAs(last.resourceName, newest?.resourceName, object),
      };
    });
  } catch (error) {
    const because = whyUnread(error);
    return gone.map((object) => (isRecorded(object) ? unknown(because) : undefined));
  }
}

function unknown(because: string): Fate {
  return { type: "unknown", because };
}

function isRecorded({ kind }: Gone): boolean {
  return kindOf(kind).audited !== undefined;
}

/** What the trail has of objects that are not there. */
interface LookedBack {
  /** The events that made or deleted something under each name. */
  met: Told[][];
  /** The deletions of objects of the same kinds, by the id of what was deleted. */
  deleted: Map<string, Told>;
  /** How far back it was read, where it goes on after that. */
  backTo?: string;
  isEmpty: boolean;
}

async function lookBack({ client, signal }: SpaceAccess, gone: readonly Gone[]): Promise<LookedBack> {
  const met: Told[][] = gone.map(() => []);
  const deleted: LookedBack["deleted"] = new Map();
  let [pages, isEmpty] = [0, true];
  for await (const events of listPages(client, "listAuditEvents", { signal })) {
    pages += 1;
    isEmpty &&= events.length === 0;
    for (const event of events) {
      if (gone.some(({ kind }) => isType(event.type, kindOf(kind).audited?.deleted)))
        deleted.set(event.resourceId, event);
      for (const [at, object] of gone.entries())
        if (isAbout(event, object) || fitsDeleted(event, object, deleted)) met[at]?.push(event);
    }
    if (met.every((each) => each.length > 0)) break;
    const backTo = events.at(-1)?.timestamp;
    if (pages >= MOST_PAGES) return { met, deleted, isEmpty, ...(backTo !== undefined && { backTo }) };
  }
  return { met, deleted, isEmpty };
}

function isAbout({ type, resourceName }: AuditEventV1, { kind, name }: Gone): boolean {
  const { created, deleted } = kindOf(kind).audited ?? {};
  return resourceName === name && (isType(type, created) || isType(type, deleted));
}

/** Whether an event is about something that is deleted and whose display name fits what the manifest is or was called. */
function fitsDeleted(
  { type, resourceName, resourceId }: AuditEventV1,
  { kind, labels = [] }: Gone,
  deleted: LookedBack["deleted"],
): boolean {
  const { created, deleted: gone } = kindOf(kind).audited ?? {};
  return (
    (isType(type, created) || isType(type, gone)) && deleted.has(resourceId) && labels.includes(toLabel(resourceName))
  );
}

function newestOf(events: readonly Told[]): Told | undefined {
  return events.toSorted((a, b) => Date.parse(b.timestamp) - Date.parse(a.timestamp))[0];
}

/** @param met The name that it was found by. */
function deletedAs(
  name: string,
  met: string = name,
  { name: declared, labels = [] }: Gone,
): Pick<Extract<Fate, { type: "deleted" }>, "as"> {
  const fits = met === declared ? undefined : labels.find((label) => label === toLabel(met));
  return name === declared ? {} : { as: { name, ...(fits !== undefined && { fits }) } };
}

function isType(type: string, wanted: string | undefined): boolean {
  return type.toLowerCase() === wanted?.toLowerCase();
}

function secondsSince(timestamp: string): number {
  return (Date.now() - Date.parse(timestamp)) / 1000;
}

async function seesOneSpace({ client, signal }: SpaceAccess): Promise<boolean> {
  try {
    return (await listAll(client, "listSpaces", { signal })).length === 1;
  } catch (error) {
    whyUnread(error);
    return false;
  }
}
