import { kindOf } from "../../resources/kinds.ts";
import type { Address, LiveResource } from "../../resources/resource.ts";
import type { JsonObject } from "../../values/json.ts";
import { maskedPlaces } from "../../values/masked-value.ts";
import { getAt, type Pointer } from "../../values/pointer.ts";
import type { Draft } from "../draft.ts";
import { fieldChanges } from "../change/field-changes.ts";
import type { Change } from "../generated/plan.ts";

/** A change and the destination of the workspace that it is about. */
export interface NamingChange {
  change: Change;
  /** The id of the destination. */
  destination: string;
  /** Whether the manifest calls it a warehouse. */
  warehouse: boolean;
  /** Whether it connects to the destination, and not only uses one that is connected. */
  connects: boolean;
  /** The action of the destination that it names anew. */
  action?: { id: string; settings: JsonObject };
}

const makes: ReadonlySet<Change["action"]> = new Set(["create", "replace"]);

/** The changes that name a destination anew, or an action of one. */
export function changesNaming(changes: readonly Change[], live: readonly LiveResource[]): NamingChange[] {
  const byAddress = new Map<Address, Change>(changes.map((change) => [change.address, change]));
  const byId = new Map(live.map((object) => [object.id, object]));
  return changes.flatMap((change): NamingChange[] => {
    const kind = kindOf(change.kind);
    const made = makes.has(change.action);
    if (!change.after || !(made || change.action === "update")) return [];
    const own = made ? kind.connectsTo?.(change.after) : undefined;
    if (own) return [{ change, destination: own.id, warehouse: own.warehouse, connects: true }];
    const { id = "", address = "" } = change.within?.at(-1) ?? {};
    const parent = byId.get(id) ?? byAddress.get(address);
    const values = parent && ("spec" in parent ? parent.spec : parent.after);
    const destination = parent && values && kindOf(parent.kind).connectsTo?.(values);
    const action = kind.usesAction?.(change.after);
    if (!action || !destination || destination.warehouse || !(made || editsMapping(change))) return [];
    return [{ change, destination: destination.id, warehouse: false, connects: false, action }];
  });
}

function editsMapping(change: Change): boolean {
  return fieldChanges(change).some(({ field }) => field.startsWith("destinationMapping"));
}

/** The destinations of connections that a replacement would lose: the lines to declare them have to say what they are. */
export function lostDestinations(incomplete: Draft["incomplete"]): string[] {
  return [...incomplete.values()].flatMap(({ lostParts }) =>
    lostParts.flatMap(({ kind, spec }) => kindOf(kind).connectsTo?.(spec)?.id ?? []),
  );
}

/**
 * The destinations of connections that go and have no activation: whether members are sent there without one, their answers alone
 * tell (API.md 5.1).
 */
export function endedDestinations(changes: readonly Change[], live: readonly LiveResource[]): string[] {
  const byId = new Map(live.map((object) => [object.id, object]));
  const activated = new Set(live.flatMap(({ within }) => within.slice(1)));
  return changes.flatMap(({ action, id = "" }) => {
    const connection = action === "delete" ? byId.get(id) : undefined;
    const to = connection && kindOf(connection.kind).connectsTo?.(connection.spec);
    return to && !to.warehouse && !activated.has(id) ? [to.id] : [];
  });
}

/** The destinations that live objects are connected to: whether or not this token sees them, they are there. */
export function connectedDestinations(live: readonly LiveResource[]): ReadonlySet<string> {
  return new Set(live.flatMap(({ kind, spec }) => kindOf(kind).connectsTo?.(spec)?.id ?? []));
}

/** The sources that the connected destinations of a space hang on, as far as connections were read and say it. */
export function connectedSources(live: readonly LiveResource[]): ReadonlySet<string> {
  return new Set(live.flatMap(({ kind, facts }) => (kindOf(kind).connectsTo ? (facts.sourceId ?? []) : [])));
}

/**
 * The places in the settings of live connections that Segment shows masks in, by the id of their destination: whatever else tells what
 * it keeps secret, these are.
 */
export function maskedSettings(live: readonly LiveResource[]): ReadonlyMap<string, ReadonlySet<Pointer>> {
  const masked = new Map<string, Set<Pointer>>();
  for (const { kind, spec } of live) {
    const destination = kindOf(kind).connectsTo?.(spec)?.id;
    if (destination === undefined) continue;
    const places = masked.get(destination) ?? new Set();
    for (const place of maskedPlaces(getAt(spec, "/connectionSettings"))) places.add(place);
    masked.set(destination, places);
  }
  return masked;
}
