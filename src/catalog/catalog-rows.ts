import type { Catalog, CatalogColumn, CatalogProperty, CatalogTrait } from "./generated/catalog.ts";
import { sortCatalog } from "./write-catalog.ts";

/** The sorts of names that a catalog has. */
export const catalogSorts = ["event", "property", "context", "trait", "entity", "column", "destination"] as const;

/** What a name of a catalog is a name of. */
export type CatalogSort = (typeof catalogSorts)[number];

/** One name of a catalog, as lists show it. What is not known is left out. */
export interface CatalogRow {
  sort: CatalogSort;
  name: string;
  /** What it belongs to: an event, an entity, or `accounts`. */
  of?: string;
  /** Kinds of call, origin or type. */
  type?: string;
  /** The day since which or on which it was seen. */
  seen?: { since: string } | { last: string } | "never";
  perDay?: number;
  /** All values that are declared. */
  values?: readonly string[];
  /** Such as `deprecated`. */
  notes: readonly string[];
}

/** Every name of a catalog: sort by sort, then by name, what belongs to something right after it. */
export function catalogRows(catalog: Catalog): CatalogRow[] {
  const { events = [], users = [], accounts = [], entities = [], destinations = [], seenSince } = sortCatalog(catalog);
  const seenOf = ({ seen, lastSeen }: { seen?: false; lastSeen?: string }): Pick<CatalogRow, "seen"> => {
    if (seen === false) return { seen: "never" };
    if (lastSeen !== undefined) return { seen: { last: lastSeen } };
    return seenSince === undefined ? {} : { seen: { since: seenSince } };
  };
  const valued = (entry: CatalogProperty | CatalogTrait): Pick<CatalogRow, "name" | "seen" | "values" | "type"> => ({
    name: entry.name,
    ...typeOf("origin" in entry && entry.origin ? [entry.origin.toLowerCase()] : (entry.types ?? [])),
    ...seenOf(entry),
    ...(entry.values && { values: entry.values.map(String) }),
  });
  const trait = (entry: CatalogTrait, of: { of?: string } = {}): CatalogRow => {
    return { sort: "trait", ...valued(entry), ...of, notes: noted({ "left over": entry.leftOver }) };
  };
  return [
    ...events.flatMap(({ properties = [], context = [], ...event }) => [
      {
        sort: "event" as const,
        name: event.name,
        ...typeOf((event.calls ?? []).map((call) => call.toLowerCase())),
        ...seenOf(event),
        ...(event.perDay !== undefined && { perDay: event.perDay }),
        notes: noted({ deprecated: event.deprecated }),
      },
      ...properties.map((each) => ({ sort: "property" as const, ...valued(each), of: event.name, notes: [] })),
      ...context.map((each) => ({ sort: "context" as const, ...valued(each), of: event.name, notes: [] })),
    ]),
    ...users.map((each) => trait(each)),
    ...accounts.map((each) => trait(each, { of: "accounts" })),
    ...entities.flatMap(({ name, paths, columns = [] }) => [
      ...paths.map((path) => ({ sort: "entity" as const, name: path.join(" → "), of: name, notes: [] })),
      ...columns.map((each) => column(each, name)),
    ]),
    ...destinations.map(({ id, name, enabled }) => ({
      sort: "destination" as const,
      name: id,
      ...(name !== undefined && { of: name }),
      notes: noted({ disabled: enabled === false }),
    })),
  ];
}

/** The rows that have a text in their name, in what they belong to, or in a value; case does not count. */
export function searchRows(rows: readonly CatalogRow[], text: string): CatalogRow[] {
  const wanted = text.toLowerCase();
  return rows.filter(({ name, of = "", values = [] }) =>
    [name, of, ...values].some((each) => each.toLowerCase().includes(wanted)),
  );
}

function column({ name, dataType, primaryKey }: CatalogColumn, of: string): CatalogRow {
  return {
    sort: "column",
    name,
    of,
    ...typeOf(dataType ? [dataType] : []),
    notes: noted({ "primary key": primaryKey }),
  };
}

function typeOf(types: readonly string[]): Pick<CatalogRow, "type"> {
  return types.length > 0 ? { type: types.join(", ") } : {};
}

function noted(notes: Readonly<Record<string, boolean | undefined>>): string[] {
  return Object.entries(notes).flatMap(([note, holds]) => (holds ? [note] : []));
}
