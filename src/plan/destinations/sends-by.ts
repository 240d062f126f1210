import { partsOf } from "../../resources/kinds.ts";
import type { NamedDestination } from "../../resources/named-destination.ts";
import type { LiveResource } from "../../resources/resource.ts";
import { groupBy } from "../../values/group-by.ts";
import { member } from "../../values/json.ts";
import type { Change } from "../generated/plan.ts";

/** A destination that an audience is connected to. */
export type SentTo = NonNullable<Change["impact"]["destinations"]>[number];

/** Since when an audience is sent to a destination; `undefined` where that is not known. */
export type Sends = SentTo["sends"];

/** What counts of several ways to one destination: the first of them. */
export const sendsOrder: readonly Sends[] = ["now", "after", undefined, "never"];

/** Since when an audience is sent to a destination by whatever sends it there, which need not be the activation in question. */
export function audienceSends({ sends, byOthers }: SentTo): Sends {
  if (byOthers === undefined) return sends;
  return byOthers === "not-known" ? undefined : byOthers;
}

/**
 * Since when an audience is sent by a connection, or by an activation of it alone.
 *
 * @param activation Default: any of the connection.
 * @param goesOn Whether only what sends after the plan, too, counts. Default: what sends now counts, whatever becomes of it.
 */
export type SendsBy = (connection: Change, activation?: Change, goesOn?: boolean) => Sends;

/** What is known of the space besides changes. */
interface Around {
  changes: readonly Change[];
  live: readonly LiveResource[];
  /** What the workspace answered about the destination of a connection. */
  answerFor: (connection: Change) => NamedDestination | undefined;
}

type Time = "now" | "after";

/**
 * Tells by what audiences are sent: by a destination that is on with an activation that is on (API.md 5.1). A destination
 * without actions needs no activation, and whether others have such is in its answer only.
 */
export function sendsBy({ changes, live, answerFor }: Around): SendsBy {
  const objects = new Map(live.map((object) => [object.id, object]));
  const liveIn = groupBy(live, ({ within }) => within.at(-1) ?? "");
  const changesIn = groupBy(changes, ({ within }) => within?.at(-1)?.address ?? "");
  const byAddress = new Map(changes.map((change) => [change.address, change]));

  const isOn = (change: Change, time: Time): boolean => {
    const now = objects.get(change.id ?? "")?.spec ?? change.before ?? {};
    if (time === "now") return member(now, "enabled") === true;
    return change.action !== "delete" && (member(change.after ?? {}, "enabled") ?? member(now, "enabled")) === true;
  };

  const byAny = (connection: Change, time: Time): boolean | undefined => {
    const object = objects.get(connection.id ?? "");
    if (time === "now" ? !object : connection.action === "delete") return false;
    const own = changesIn.get(connection.address) ?? [];
    const told = new Set(own.map(({ id }) => id));
    // What nobody declares is in no change.
    const others = (object ? (liveIn.get(object.id) ?? []) : []).filter(({ id }) => !told.has(id));
    if (own.some((each) => isOn(each, time)) || others.some(({ spec }) => member(spec, "enabled") === true))
      return true;
    if (object && !partsOf(connection.kind).every(({ kind }) => object.knows?.includes(kind))) return undefined;
    if (own.length + others.length > 0) return false;
    const answer = answerFor(connection);
    const actions = answer?.type === "found" ? answer.destination.actions : undefined;
    return actions && actions.length === 0;
  };

  const sendsAt = (connection: Change, time: Time, activation?: Change): boolean | undefined => {
    const answer = answerFor(connection);
    const receives = answer?.type === "found" ? answer.destination.enabled : undefined;
    if ((receives ?? objects.get(connection.id ?? "")?.facts.receives) === false) return false;
    const sends = activation ? isOn(activation, time) : byAny(connection, time);
    const audience = byAddress.get(connection.within?.[0]?.address ?? "");
    // Whether an audience that is off is sent all the same is not documented.
    return sends === true && audience && !isOn(audience, time) ? undefined : sends;
  };

  return (connection, activation, goesOn = false) => {
    const [now, after] = [sendsAt(connection, "now", activation), sendsAt(connection, "after", activation)];
    if (goesOn && after === false) return "never";
    if (now === true) return "now";
    if (after === true) return "after";
    return now === false && after === false ? "never" : undefined;
  };
}
