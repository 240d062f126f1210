import { compareText } from "../values/compare-text.ts";
import type { Catalog } from "./generated/catalog.ts";
import { datedParts } from "./keep/keep-unread.ts";
import { sortCatalog } from "./write-catalog.ts";

/** What one catalog has otherwise than another. */
export interface CatalogDifference {
  change: "added" | "changed" | "removed";
  /** Such as `event 'Order Completed'`. */
  what: string;
}

/** Dates of a catalog that are older than this may hide that an event is not sent any more. */
const OLDEST_DAYS = 28;

/**
 * What has changed between two catalogs of one space: names, and all that is known of them. When and how often something was
 * seen is left aside, because it moves by itself; that the dates as a whole have become old is told.
 *
 * @param now With what could not be read kept from the former one; see `keepUnread`.
 */
export function compareCatalogs(former: Catalog, now: Catalog): CatalogDifference[] {
  const [before, after] = [factsOf(former), factsOf(now)];
  // That a part is read again is told. One that cannot be read now is not compared.
  for (const part of Object.keys(former.unread ?? {}))
    if (now.unread?.[part] === undefined) before.set(`what is not known: ${part}`, "");
  const whats = [...new Set([...before.keys(), ...after.keys()])].toSorted(compareText);
  const differences = whats.flatMap((what): CatalogDifference[] => {
    if (before.get(what) === after.get(what)) return [];
    return [{ change: !before.has(what) ? "added" : after.has(what) ? "changed" : "removed", what }];
  });
  // Dates of what cannot be read do not become younger by another pull.
  const days = now.kept?.some((part) => datedParts.includes(part)) ? 0 : ageInDays(former, now);
  return days >= OLDEST_DAYS
    ? [...differences, { change: "changed", what: `the dates, which are ${days} days old` }]
    : differences;
}

function ageInDays({ seenSince: former }: Catalog, { seenSince: now }: Catalog): number {
  return former === undefined || now === undefined ? 0 : (Date.parse(now) - Date.parse(former)) / 86_400_000;
}

/** Everything that is known, each with its facts as a text. */
function factsOf(catalog: Catalog): Map<string, string> {
  const { events = [], users = [], accounts = [], entities = [], destinations = [] } = sortCatalog(catalog);
  const facts = new Map<string, string>();
  const add = (what: string, entry: object): void => void facts.set(what, JSON.stringify(entry, withoutMoving));
  for (const { properties, context, ...event } of events) {
    add(`event '${event.name}'`, { ...event, known: [properties !== undefined, context !== undefined] });
    for (const each of properties ?? []) add(`property '${each.name}' of '${event.name}'`, each);
    for (const each of context ?? []) add(`context '${each.name}' of '${event.name}'`, each);
  }
  for (const list of catalog.open ?? []) add(`that ${list} may have other traits`, {});
  for (const each of users) add(`trait '${each.name}'`, each);
  for (const each of accounts) add(`trait '${each.name}' of accounts`, each);
  for (const { columns, ...entity } of entities) {
    add(`entity '${entity.name}'`, { ...entity, known: columns !== undefined });
    for (const each of columns ?? []) add(`column '${each.name}' of '${entity.name}'`, each);
  }
  for (const each of destinations) add(`destination ${each.id}`, each);
  return facts;
}

const moving: ReadonlySet<string> = new Set(["lastSeen", "perDay", "samples"]);

function withoutMoving(key: string, value: unknown): unknown {
  return moving.has(key) ? undefined : value;
}
