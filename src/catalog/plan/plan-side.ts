import type { Catalog, CatalogEvent, CatalogProperty } from "../generated/catalog.ts";
import type { DeclaredName } from "./declared-names.ts";
import type { DeclaredEvent, Declarations } from "./declarations.ts";

/** What of a catalog a tracking plan declares; see `spaceSide` for the rest. */
export function planSide({ events = [], users = [], accounts = [], open }: Catalog): Declarations {
  const [ofUsers, ofAccounts] = [declaredOf(users), declaredOf(accounts)];
  return {
    events: events.filter(({ declared }) => declared).map(eventOfPlan),
    ...(ofUsers.length > 0 && { users: ofUsers }),
    ...(ofAccounts.length > 0 && { accounts: ofAccounts }),
    ...(open && { open }),
  };
}

const calls = ["PAGE", "SCREEN", "TRACK"] as const;

function eventOfPlan({
  name,
  calls: seen = [],
  deprecated,
  properties,
  context,
  open,
  partial,
}: CatalogEvent): DeclaredEvent {
  const names = declaredOf(properties ?? []);
  const ofContext = declaredOf(context ?? []);
  // Of an event of which the space says nothing, a plan may declare that it has no properties.
  const told = names.length > 0 || (properties !== undefined && partial === true);
  return {
    name,
    call: calls.find((call) => seen.includes(call)) ?? "TRACK",
    deprecated: deprecated === true,
    ...(told && { properties: names }),
    ...(ofContext.length > 0 && { context: ofContext }),
    ...(open && { open }),
  };
}

function declaredOf(entries: readonly CatalogProperty[]): DeclaredName[] {
  return entries
    .filter(({ declared }) => declared)
    .map(({ name, types, values, open }) => ({
      name,
      ...(types && { types }),
      ...(values && { values }),
      ...(open && { open }),
    }));
}
