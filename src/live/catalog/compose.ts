import type {
  Catalog,
  CatalogColumn,
  CatalogEntity,
  CatalogEvent,
  CatalogProperty,
  CatalogTrait,
} from "../../catalog/generated/catalog.ts";
import { lastSeenOf } from "../../catalog/sightings.ts";
import type {
  EntityPath,
  EntityProperty,
  SpaceSchemaEventProperty,
  SpaceSchemaTrait,
} from "../../segment/generated/wire.ts";
import { isPossibleSegment } from "../../segment/request-url.ts";
import { compareText } from "../../values/compare-text.ts";
import { groupBy } from "../../values/group-by.ts";
import type { Details } from "./read-details.ts";
import type { CatalogLists } from "./read-lists.ts";

/** Events by name: one that came with several kinds of call is one event. */
export function composeEvents(
  { events, volumes }: CatalogLists,
  { byName }: Details<SpaceSchemaEventProperty>,
  seenSince: string | undefined,
): Pick<Catalog, "events"> {
  if (!events.value) return {};
  const composed = [...groupBy(events.value, ({ name }) => name)].map(([name, entries]): CatalogEvent => {
    const read = byName.get(name);
    const of = (type: SpaceSchemaEventProperty["type"]): CatalogProperty[] =>
      (read ?? []).filter((each) => each.type === type).map((each) => composeProperty(each, seenSince));
    return {
      name,
      ...noPathOf(name),
      calls: [...new Set(entries.map(({ type }) => type))].toSorted(compareText),
      ...lastSeenOf(latest(entries.map(({ lastSeenAt }) => lastSeenAt)), seenSince),
      ...(volumes?.value && { perDay: volumes.value.get(name) ?? 0 }),
      ...(read && { properties: of("PROPERTY"), context: of("CONTEXT") }),
    };
  });
  return { events: composed };
}

function composeProperty(
  { name, lastSeenAt, samples }: SpaceSchemaEventProperty,
  seenSince: string | undefined,
): CatalogProperty {
  return { name, ...lastSeenOf(lastSeenAt, seenSince), ...composeSamples(samples) };
}

/** Traits by key, those whose origin is gone marked as such; whether it is can be told only where its list was read. */
export function composeTraits(
  collection: "users" | "accounts",
  lists: CatalogLists,
  seenSince: string | undefined,
): Pick<Catalog, "users" | "accounts"> {
  const live = {
    AUDIENCE: lists.audiences?.value,
    COMPUTED: lists.computedTraits?.value,
    CUSTOM: undefined,
    SQL: undefined,
  };
  const compose = ({ trait, type, lastSeenAt, samples }: SpaceSchemaTrait): CatalogTrait => ({
    name: trait,
    origin: type,
    ...(live[type]?.has(trait) === false && { leftOver: true }),
    ...lastSeenOf(lastSeenAt, seenSince),
    ...composeSamples(samples),
  });
  const traits = lists[collection].value?.map(compose);
  return traits ? { [collection]: traits } : {};
}

/** Entities by slug, with all ways that lead to them. */
export function composeEntities(
  paths: readonly EntityPath[] | undefined,
  { byName }: Details<EntityProperty>,
): Pick<Catalog, "entities"> {
  if (!paths) return {};
  const entities = [...groupBy(paths, ({ entitySlug }) => entitySlug)].map(([name, ways]): CatalogEntity => {
    const columns = byName.get(name)?.map(composeColumn);
    const sorted = ways
      .map(({ relationshipSlugs }) => relationshipSlugs)
      .toSorted((a, b) => compareText(a.join(":"), b.join(":")));
    return { name, ...noPathOf(name), paths: sorted, ...(columns && { columns }) };
  });
  return { entities };
}

/** What belongs to a name that cannot stand in a path cannot be asked for. */
function noPathOf(name: string): { noPath?: true } {
  return isPossibleSegment(name) ? {} : { noPath: true };
}

function composeColumn({ name, dataType, primaryKey, samples }: EntityProperty): CatalogColumn {
  return { name, dataType, ...(primaryKey && { primaryKey }), ...composeSamples(samples) };
}

/** Destinations by id, without their settings. */
export function composeDestinations({ destinations }: CatalogLists): Pick<Catalog, "destinations"> {
  if (!destinations?.value) return {};
  return {
    destinations: destinations.value.map(({ id, name, enabled, metadata }) => {
      return { id, name: name || metadata.name, enabled };
    }),
  };
}

function composeSamples(samples: readonly string[] | undefined): { samples?: string[] } {
  return samples && samples.length > 0 ? { samples: samples.toSorted(compareText) } : {};
}

function latest(instants: readonly string[]): string | undefined {
  return instants.toSorted(compareText).at(-1);
}
