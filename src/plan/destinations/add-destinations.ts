import { kindOf } from "../../resources/kinds.ts";
import type { NamedDestination } from "../../resources/named-destination.ts";
import type { Address, LiveResource } from "../../resources/resource.ts";
import { compareText } from "../../values/compare-text.ts";
import type { Change } from "../generated/plan.ts";
import { sendsBy, sendsOrder, type Sends, type SentTo } from "./sends-by.ts";

type Known = ReadonlyMap<string, NamedDestination>;

/**
 * Adds to every change the destinations that its audience is connected to, as far as they are known, with whether it is sent
 * there, and to an activation what its action is called.
 *
 * @param known What the workspace answered about destinations, by id.
 */
export function addDestinations(
  changes: readonly Change[],
  live: readonly LiveResource[],
  known: Known = new Map(),
): Change[] {
  const objects = connectedObjects(live);
  const connections = new Map<Address, { connection: Change; own: SentTo }>();
  const sends = sendsBy({
    changes,
    live,
    answerFor: (connection) => known.get(destinationOf(connection, objects, known)?.id ?? ""),
  });
  const byAudience = new Map<Address, Map<string, SentTo>>();
  for (const change of changes) {
    const told = destinationOf(change, objects, known);
    if (!told) continue;
    const own = withSends(told, sends(change));
    connections.set(change.address, { connection: change, own: told });
    const audience = change.within?.[0]?.address ?? "";
    const isEnding = own.sends !== "never" && sends(change, undefined, true) === "never";
    byAudience.set(audience, mergeSent(byAudience.get(audience), { ...own, ...(isEnding && { ends: true as const }) }));
  }
  const going = new Set(changes.flatMap(({ action, address }) => (action === "delete" ? [address] : [])));
  return changes.map((change) => {
    const { address, within, impact } = change;
    const audience = within?.[0]?.address ?? address;
    const of = connections.get(address) ?? connections.get(within?.at(-1)?.address ?? "");
    const alone = of && of.connection !== change ? change : undefined;
    const own = of && withSends(of.own, sends(of.connection, alone));
    const through =
      own && alone && own.sends === "never" ? withOthers(own, sends(of.connection, undefined, true)) : own;
    // Of an audience that goes, its action says that nobody is sent by it any more.
    const isEnding = (id: string): boolean => !going.has(audience) && byAudience.get(audience)?.get(id)?.ends === true;
    const all = (within ? [] : [...(byAudience.get(address)?.values() ?? [])]).map(withoutEnd);
    const ways = (through ? [through] : all).map((each) => ({
      ...each,
      ...(isEnding(each.id) && { ends: true as const }),
    }));
    const destinations = ways.toSorted((a, b) => compareText(a.name ?? a.id, b.name ?? b.id));
    const action = through && actionOf(change, through.id, known);
    if (destinations.length === 0) return change;
    return { ...change, impact: { ...impact, destinations, ...(action && { action }) } };
  });
}

function withSends(destination: SentTo, sends: Sends): SentTo {
  return { ...destination, ...(sends !== undefined && { sends }) };
}

/** Adds to the destination of an activation that sends nobody what its connection sends all the same. */
function withOthers(destination: SentTo, sends: Sends): SentTo {
  return sends === "never" ? destination : { ...destination, byOthers: sends ?? "not-known" };
}

function withoutEnd(destination: SentTo): SentTo {
  const { ends: _, ...rest } = destination;
  return rest;
}

/** An audience may have a destination twice: it is sent there if it is by one of them, and goes on to be if it does by one of them. */
function mergeSent(all = new Map<string, SentTo>(), own: SentTo): Map<string, SentTo> {
  const other = all.get(own.id);
  if (!other) return all.set(own.id, own);
  const [{ ends: _, ...first }, second] = [other, own].toSorted(
    (one, next) => sendsOrder.indexOf(one.sends) - sendsOrder.indexOf(next.sends),
  ) as [SentTo, SentTo];
  const isEnding = [other, own].every(({ ends, sends }) => ends === true || sends === "never");
  return all.set(own.id, { ...first, ...(isEnding && (other.ends || second.ends) && { ends: true as const }) });
}

/** Live objects by id; and connections by the id of their destination, too, of which each shows what people call it. */
function connectedObjects(live: readonly LiveResource[]): Map<string, LiveResource> {
  const byDestination = live.flatMap((object): [string, LiveResource][] => {
    const to = kindOf(object.kind).connectsTo?.(object.spec)?.id;
    return to === undefined ? [] : [[to, object]];
  });
  return new Map([...byDestination, ...live.map((object): [string, LiveResource] => [object.id, object])]);
}

/** The destination of a connection. A change of other fields does not have its id among its values. */
function destinationOf(change: Change, objects: ReadonlyMap<string, LiveResource>, known: Known): SentTo | undefined {
  const object = objects.get(change.id ?? "");
  const id = kindOf(change.kind).connectsTo?.(object?.spec ?? change.after ?? change.before ?? {})?.id;
  if (id === undefined) return undefined;
  const answer = known.get(id);
  const found = answer?.type === "found" ? answer.destination : undefined;
  const shows = object ?? objects.get(id);
  const name = found?.name ?? (answer?.type === "warehouse" ? answer.warehouse.name : shows?.name);
  const kind = found?.kind.name ?? shows?.facts.kindName;
  return { id, ...(name !== undefined && name !== id && { name }), ...(kind !== undefined && { kind }) };
}

function actionOf({ kind, after, before }: Change, destination: string, known: Known): Change["impact"]["action"] {
  const used = kindOf(kind).usesAction?.(after ?? before ?? {});
  const answer = known.get(destination);
  if (!used || answer?.type !== "found") return undefined;
  const action = answer.destination.actions?.find((each) => each.id === used.id || each.slug === used.id);
  return action && action.name !== used.id ? { id: used.id, name: action.name } : undefined;
}
