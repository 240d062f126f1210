import type { Catalog, CatalogEvent, CatalogProperty, CatalogTrait } from "../generated/catalog.ts";

/**
 * What of a catalog the space itself said, without what a tracking plan declares: the other way round than
 * `addDeclarations`. A part that was neither read nor kept is left out, and so is everything of a plan that is a file.
 */
export function spaceSide(catalog: Catalog): Catalog {
  const { events, users, accounts, entities, destinations, unread = {}, kept = [], ...head } = catalog;
  const { trackingPlan: _plan, open: _open, ...rest } = head;
  if (head.with?.includes("from-tracking-plan")) return rest;
  const known = (part: "events" | "users" | "accounts"): boolean => unread[part] === undefined || kept.includes(part);
  return {
    ...rest,
    ...(events && known("events") && { events: events.filter(({ seen }) => seen !== false).map(eventOfSpace) }),
    ...(users && known("users") && { users: traitsOfSpace(users) }),
    ...(accounts && known("accounts") && { accounts: traitsOfSpace(accounts) }),
    ...(entities && { entities }),
    ...(destinations && { destinations }),
  };
}

function eventOfSpace(event: CatalogEvent): CatalogEvent {
  const { properties, context, partial, declared: _declared, deprecated: _deprecated, open: _open, ...rest } = event;
  return {
    ...rest,
    ...(properties && !partial && { properties: namesOfSpace(properties) }),
    ...(context && { context: namesOfSpace(context) }),
  };
}

/** Each trait of a space has an origin. */
function traitsOfSpace(traits: readonly CatalogTrait[]): CatalogTrait[] {
  return namesOfSpace(traits).filter(({ origin }) => origin !== undefined);
}

function namesOfSpace<Entry extends CatalogProperty>(entries: readonly Entry[]): Entry[] {
  return entries
    .filter(({ seen }) => seen !== false)
    .map(({ declared: _declared, types: _types, values: _values, open: _open, ...rest }) => rest as Entry);
}
