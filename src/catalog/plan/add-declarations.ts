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
export function addDeclarations(
  catalog: Catalog,
  { events, users, accounts, open }: Declarations,
  source: string,
): Catalog {
  const told = (part: "events" | "users" | "accounts"): Told => (catalog[part] === undefined ? "nothing" : "all");
  return {
    ...catalog,
    trackingPlan: source,
    ...(open && { open }),
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
  for (const declaredEvent of declared) {
    const { name, call, deprecated } = declaredEvent;
    const event = byName.get(name);
    const facts: Pick<CatalogEvent, "declared" | "deprecated"> = { declared: true, ...(deprecated && { deprecated }) };
    const unseen: CatalogEvent = { name, calls: [call], ...(told === "all" && { seen: false }) };
    const joined = { ...(event ?? unseen), ...facts, ...listsOf(event, declaredEvent) };
    const isPartial = !event && told === "nothing" && refused && joined.properties !== undefined;
    byName.set(name, { ...joined, ...(isPartial && { partial: true }) });
  }
  return [...byName.values()];
}

/** What an event has with what is declared of it. Of a context plans tell little, so that of a plan alone is not kept. */
function listsOf(
  event: CatalogEvent | undefined,
  declared: DeclaredEvent,
): Pick<CatalogEvent, "properties" | "context" | "partial" | "open"> {
  const { properties: seen, context } = event ?? {};
  const properties =
    declared.properties && addNames<CatalogProperty>(seen ?? [], declared.properties, seen ? "all" : "nothing");
  const has = { properties: (properties ?? seen) !== undefined, context: context !== undefined };
  const isAlone = seen === undefined && declared.silent === true;
  const open = eventLists.filter(
    (list) => has[list] && (declared.open?.includes(list) === true || (list === "properties" && isAlone)),
  );
  return {
    ...(properties && { properties, ...(event && !seen && { partial: true }) }),
    ...(context && declared.context && { context: addNames<CatalogProperty>(context, declared.context, "all") }),
    ...(open.length > 0 && { open }),
  };
}

const eventLists = ["properties", "context"] as const;

function addNames<Entry extends CatalogProperty>(
  seen: readonly Entry[],
  declared: readonly DeclaredName[],
  told: Told,
): Entry[] {
  const byName = new Map(seen.map((entry) => [entry.name, entry]));
  // Of an object, a space may list nothing but what is in it (API.md 7.1).
  const isSeen = (name: string): boolean => seen.some((entry) => entry.name.startsWith(`${name}.`));
  for (const { name, ...facts } of declared) {
    const entry = byName.get(name) ?? ({ name, ...(told === "all" && !isSeen(name) && { seen: false }) } as Entry);
    byName.set(name, { ...entry, declared: true, ...facts });
  }
  return [...byName.values()];
}
