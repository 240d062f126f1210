import type { Catalog, CatalogEvent, CatalogProperty, CatalogTrait } from "../generated/catalog.ts";
import type { DeclaredName } from "./declared-names.ts";
import type { DeclaredEvent, Declarations } from "./declarations.ts";

/** What the space said of a part: all of it, or nothing because it was not asked or refused. */
type Told = "all" | "nothing";

/**
 * Adds what a tracking plan declares to what was read of a space. What is declared and was not seen joins the list, so that
 * queries may name it; that a space has not seen it is said only where the space was read.
 *
 * @param source See `Catalog.trackingPlan`.
 */
export function addDeclarations(catalog: Catalog, { events, users, accounts }: Declarations, source: string): Catalog {
  const told = (part: "events" | "users" | "accounts"): Told => (catalog[part] === undefined ? "nothing" : "all");
  return {
    ...catalog,
    trackingPlan: source,
    events: addEvents(catalog.events ?? [], events, told("events"), catalog.unread?.["events"] !== undefined),
    ...(users && { users: addNames<CatalogTrait>(catalog.users ?? [], users, told("users")) }),
    ...(accounts && { accounts: addNames<CatalogTrait>(catalog.accounts ?? [], accounts, told("accounts")) }),
  };
}

function addEvents(
  seen: readonly CatalogEvent[],
  declared: readonly DeclaredEvent[],
  told: Told,
  refused: boolean,
): CatalogEvent[] {
  const byName = new Map(seen.map((event) => [event.name, event]));
  for (const { name, call, deprecated, properties } of declared) {
    const event = byName.get(name);
    const facts: Pick<CatalogEvent, "declared" | "deprecated"> = { declared: true, ...(deprecated && { deprecated }) };
    if (event) byName.set(name, { ...event, ...facts, ...propertiesOf(event, properties) });
    else
      byName.set(name, {
        name,
        calls: [call],
        ...(told === "all" && { seen: false }),
        ...facts,
        ...(told === "nothing" && refused && properties && { partial: true }),
        ...(properties && { properties: addNames<CatalogProperty>([], properties, "nothing") }),
      });
  }
  return [...byName.values()];
}

function propertiesOf(
  { properties: seen }: CatalogEvent,
  declared: readonly DeclaredName[] | undefined,
): Pick<CatalogEvent, "properties" | "partial"> {
  if (!declared) return {};
  return seen
    ? { properties: addNames<CatalogProperty>(seen, declared, "all") }
    : { properties: addNames<CatalogProperty>([], declared, "nothing"), partial: true };
}

function addNames<Entry extends CatalogProperty>(
  seen: readonly Entry[],
  declared: readonly DeclaredName[],
  told: Told,
): Entry[] {
  const byName = new Map(seen.map((entry) => [entry.name, entry]));
  // Of an object, a space may list nothing but what is in it (API.md 7.1).
  const isSeen = (name: string): boolean => seen.some((entry) => entry.name.startsWith(`${name}.`));
  for (const { name, types, values } of declared) {
    const facts = { declared: true as const, ...(types && { types }), ...(values && { values }) };
    const entry = byName.get(name) ?? ({ name, ...(told === "all" && !isSeen(name) && { seen: false }) } as Entry);
    byName.set(name, { ...entry, ...facts });
  }
  return [...byName.values()];
}
