import type { Catalog, CatalogColumn, CatalogEvent, CatalogProperty, CatalogTrait, Part } from "./generated/catalog.ts";
import { sortCatalog } from "./write-catalog.ts";

/** The kinds of names that a catalog has. */
export const nameKinds = ["event", "property", "context", "trait", "entity", "column", "destination"] as const;

/** What a name of a catalog is a name of. */
export type NameKind = (typeof nameKinds)[number];

/** One name of a catalog, as lists show it. What is not known is left out. */
export interface CatalogRow {
  kind: NameKind;
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

/** Every name of a catalog: kind by kind, then by name, what belongs to something right after it. */
export function catalogRows(catalog: Catalog): CatalogRow[] {
  const { events = [], users = [], accounts = [], entities = [], destinations = [] } = sortCatalog(catalog);
  const { unread = {}, kept = [] } = catalog;
  const since = (part: Part): string | undefined =>
    unread[part] === undefined || kept.includes(part) ? catalog.seenSince : undefined;
  return [
    ...events.flatMap((event) => eventRows(event, since("events"))),
    ...users.map((trait) => traitRow(trait, since("users"))),
    ...accounts.map((trait) => {
      return { ...traitRow(trait, since("accounts")), of: "accounts" };
    }),
    ...entities.flatMap(({ name, paths, columns = [] }) => [
      ...paths.map((path) => ({ kind: "entity" as const, name: path.join(" → "), of: name, notes: [] })),
      ...columns.map((column) => columnRow(column, name)),
    ]),
    ...destinations.map(({ id, name, enabled }) => ({
      kind: "destination" as const,
      name: id,
      ...(name !== undefined && { of: name }),
      notes: noted({ disabled: enabled === false }),
    })),
  ];
}

/** @param seenSince Left out where the space was not asked, so that nothing is known of when it saw anything. */
function eventRows(
  { properties = [], context = [], partial, ...event }: CatalogEvent,
  seenSince: string | undefined,
): CatalogRow[] {
  const since = partial || event.seen === false ? undefined : seenSince;
  const within = (kind: NameKind, entry: CatalogProperty): CatalogRow => {
    return { kind, ...valued(entry), ...typeOf(entry.types ?? []), ...seenOf(entry, since), of: event.name, notes: [] };
  };
  return [
    {
      kind: "event",
      name: event.name,
      ...typeOf((event.calls ?? []).map((call) => call.toLowerCase())),
      ...seenOf(event, seenSince),
      ...(event.perDay !== undefined && { perDay: event.perDay }),
      notes: noted({ deprecated: event.deprecated }),
    },
    ...properties.map((entry) => within("property", entry)),
    ...context.map((entry) => within("context", entry)),
  ];
}

function traitRow(trait: CatalogTrait, seenSince: string | undefined): CatalogRow {
  const types = [trait.origin?.toLowerCase(), ...(trait.types ?? [])].filter((type) => type !== undefined);
  const notes = noted({ "left over": trait.leftOver });
  return { kind: "trait", ...valued(trait), ...typeOf(types), ...seenOf(trait, seenSince), notes };
}

function columnRow({ name, dataType, primaryKey }: CatalogColumn, of: string): CatalogRow {
  const notes = noted({ "primary key": primaryKey });
  return { kind: "column", name, of, ...typeOf(dataType ? [dataType] : []), notes };
}

function valued({ name, values }: CatalogProperty): Pick<CatalogRow, "name" | "values"> {
  return { name, ...(values && { values: values.map(String) }) };
}

function seenOf(
  { seen, lastSeen }: { seen?: false; lastSeen?: string },
  seenSince: string | undefined,
): Pick<CatalogRow, "seen"> {
  if (seen === false) return { seen: "never" };
  if (lastSeen !== undefined) return { seen: { last: lastSeen } };
  return seenSince === undefined ? {} : { seen: { since: seenSince } };
}

/** The rows that have a text in their name, in what they belong to, or in a value; case does not count. */
export function searchRows(rows: readonly CatalogRow[], text: string): CatalogRow[] {
  const wanted = text.toLowerCase();
  return rows.filter(({ name, of = "", values = [] }) =>
    [name, of, ...values].some((each) => each.toLowerCase().includes(wanted)),
  );
}

function typeOf(types: readonly string[]): Pick<CatalogRow, "type"> {
  return types.length > 0 ? { type: types.join(", ") } : {};
}

function noted(notes: Readonly<Record<string, boolean | undefined>>): string[] {
  return Object.entries(notes).flatMap(([note, holds]) => (holds ? [note] : []));
}
