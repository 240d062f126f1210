import { kindOf } from "../../resources/kinds.ts";
import type { NamedDestination } from "../../resources/named-destination.ts";
import type { Address, LiveResource } from "../../resources/resource.ts";
import { compareText } from "../../values/compare-text.ts";
import type { Change } from "../generated/plan.ts";

type SentTo = NonNullable<Change["impact"]["destinations"]>[number];
type Known = ReadonlyMap<string, NamedDestination>;

/**
 * Adds to every change the destinations that its audience is sent to, as far as they are known, and to an activation what its
 * action is called.
 *
 * @param known What the workspace answered about destinations, by id.
 */
export function addDestinations(
  changes: readonly Change[],
  live: readonly LiveResource[],
  known: Known = new Map(),
): Change[] {
  const objects = new Map(live.map((object) => [object.id, object]));
  const connections = new Map<Address, SentTo>();
  const byAudience = new Map<Address, Map<string, SentTo>>();
  for (const change of changes) {
    const own = destinationOf(change, objects, known);
    if (!own) continue;
    connections.set(change.address, own);
    const audience = change.within?.[0]?.address ?? "";
    byAudience.set(audience, (byAudience.get(audience) ?? new Map<string, SentTo>()).set(own.id, own));
  }
  return changes.map((change) => {
    const { address, within, impact } = change;
    const through = connections.get(address) ?? connections.get(within?.at(-1)?.address ?? "");
    const all = within ? [] : [...(byAudience.get(address)?.values() ?? [])];
    const destinations = through ? [through] : all.toSorted((a, b) => compareText(a.name ?? a.id, b.name ?? b.id));
    const action = through && actionOf(change, through.id, known);
    if (destinations.length === 0) return change;
    return { ...change, impact: { ...impact, destinations, ...(action && { action }) } };
  });
}

/** The destination of a connection. A change of other fields does not have its id among its values. */
function destinationOf(change: Change, objects: ReadonlyMap<string, LiveResource>, known: Known): SentTo | undefined {
  const object = objects.get(change.id ?? "");
  const id = kindOf(change.kind).connectsTo?.(object?.spec ?? change.after ?? change.before ?? {})?.id;
  if (id === undefined) return undefined;
  const answer = known.get(id);
  const found = answer?.type === "found" ? answer.destination : undefined;
  const name = found?.name ?? (answer?.type === "warehouse" ? answer.warehouse.name : object?.name);
  const kind = found?.kind.name ?? object?.facts.kindName;
  return { id, ...(name !== undefined && name !== id && { name }), ...(kind !== undefined && { kind }) };
}

function actionOf({ kind, after, before }: Change, destination: string, known: Known): Change["impact"]["action"] {
  const used = kindOf(kind).usesAction?.(after ?? before ?? {});
  const answer = known.get(destination);
  if (!used || answer?.type !== "found") return undefined;
  const action = answer.destination.actions?.find((each) => each.id === used.id || each.slug === used.id);
  return action && action.name !== used.id ? { id: used.id, name: action.name } : undefined;
}
