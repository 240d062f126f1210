import { hasAddress } from "./addresses.ts";
import type {
  Catalog,
  CatalogColumn,
  CatalogDestination,
  CatalogEntity,
  CatalogEvent,
  CatalogProperty,
  CatalogTrait,
  Part,
} from "./generated/catalog.ts";

/** A catalog as rules ask it. What is `undefined` is not known, and nothing follows from it. */
export interface KnownNames {
  /** What has the names, as the beginning of a sentence: `The catalog of production`. */
  subject: string;
  /** Whether a new name is only seen once the catalog is pulled again. */
  isFile: boolean;
  seenSince: string | undefined;
  events: NameList<CatalogEvent>;
  traits: (collection: TraitCollection) => NameList<CatalogTrait> | undefined;
  properties: (event: string, kind: "property" | "context") => NameList<CatalogProperty> | undefined;
  /** Whether the properties of an event were not read, and the next pull would read them. */
  awaitsProperties: (event: string) => boolean;
  /** Every way through the data graph, slugs joined by colons, and the entity that it leads to. */
  paths: ReadonlyMap<string, CatalogEntity> | undefined;
  columns: (path: readonly string[]) => NameList<CatalogColumn> | undefined;
  /** Destinations of the workspace by their ids, which manifests name. */
  destinations: NameList<CatalogDestination> | undefined;
}

/** Whose traits. */
export type TraitCollection = "users" | "accounts";

/** Names of one sort. */
export interface NameList<Entry> {
  get: (name: string) => Entry | undefined;
  names: readonly string[];
  /** Whether it was read as a whole, and nothing says that there may be others. */
  complete: boolean;
  /**
   * Whether a name is not there. Of one that looks like the address of a person nothing is known: a catalog keeps
   * none of these.
   */
  lacks: (name: string) => boolean;
}

/** Makes a catalog ready to be asked, once for all queries of a project. */
export function openCatalog(catalog: Catalog, subject: string, { isFile }: { isFile: boolean }): KnownNames {
  const { events = [], entities, unread = {}, kept = [], open = [], seenSince } = catalog;
  const isFresh = (...parts: Part[]): boolean => !parts.some((part) => kept.includes(part));
  const known = list(events, catalog.events !== undefined && unread["events"] === undefined);
  const paths = entities && new Map(entities.flatMap((entity) => entity.paths.map((path) => [path.join(":"), entity])));
  const withOrigin = ({ leftOver, ...trait }: CatalogTrait): CatalogTrait => {
    return isFresh("users", "accounts", "audiences", "computedTraits") && leftOver ? { ...trait, leftOver } : trait;
  };
  const traitsOf = (collection: TraitCollection): NameList<CatalogTrait> | undefined => {
    const complete = unread[collection] === undefined && seenSince !== undefined && !open.includes(collection);
    return catalog[collection] && list(catalog[collection].map(withOrigin), complete);
  };
  const traits = { users: traitsOf("users"), accounts: traitsOf("accounts") };
  // A plan in a file knows all that it has, and what the token may not read does not come with another pull.
  const mayRead =
    isFile &&
    catalog.with?.includes("from-tracking-plan") !== true &&
    unread["events"] === undefined &&
    unread["properties"] === undefined;
  const remembered = new Map<string, NameList<CatalogProperty> | undefined>();
  return {
    subject,
    isFile,
    seenSince,
    events: known,
    traits: (collection) => traits[collection],
    properties(event, kind) {
      const key = `${kind} ${event}`;
      const { properties, context, partial, open: more = [] } = known.get(event) ?? {};
      if (!remembered.has(key))
        remembered.set(
          key,
          kind === "property"
            ? properties &&
                list(properties, partial !== true && !more.includes("properties") && isFresh("events", "properties"))
            : context && list(context, !more.includes("context") && isFresh("events", "properties")),
        );
      return remembered.get(key);
    },
    awaitsProperties(event) {
      const { properties, partial, seen, noPath } = known.get(event) ?? {};
      return (
        !noPath && mayRead && known.get(event) !== undefined && seen !== false && (!properties || partial === true)
      );
    },
    paths: unread["entities"] === undefined ? paths : undefined,
    columns(path) {
      const columns = paths?.get(path.join(":"))?.columns;
      return columns && list(columns, isFresh("entities", "columns"), { fold: (name) => name.toLowerCase() });
    },
    destinations:
      catalog.destinations &&
      list(catalog.destinations, unread["destinations"] === undefined, { keyOf: ({ id }) => id }),
  };
}

function list<Entry extends { name?: string }>(
  entries: readonly Entry[],
  complete: boolean,
  {
    keyOf = ({ name = "" }) => name,
    fold = (name) => name,
  }: { keyOf?: (entry: Entry) => string; fold?: (name: string) => string } = {},
): NameList<Entry> {
  const byKey = new Map(entries.map((entry) => [fold(keyOf(entry)), entry]));
  const get = (name: string): Entry | undefined => byKey.get(fold(name));
  const lacks = (name: string): boolean => complete && get(name) === undefined && !hasAddress(name);
  return { get, names: entries.map(keyOf), complete, lacks };
}
