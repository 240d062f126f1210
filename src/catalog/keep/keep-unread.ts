import type { Catalog, CatalogEntity, CatalogEvent, CatalogTrait, Part } from "../generated/catalog.ts";

/** What is kept of a part: the catalog with it, or nothing where the earlier one has none of it. */
type Keeper = (now: Catalog, former: Catalog) => Partial<Catalog> | undefined;

/** Whole lists first, then what belongs to their entries. A plan is kept by who adds declarations. */
const keepers: readonly (readonly [part: Part, keep: Keeper])[] = [
  ["events", (_now, { events }) => events && { events }],
  ["users", (_now, { users }) => users && { users }],
  ["accounts", (_now, { accounts }) => accounts && { accounts }],
  ["entities", (_now, { entities }) => entities && { entities }],
  ["destinations", (_now, { destinations }) => destinations && { destinations }],
  ["properties", keepInEvents(({ properties, context }) => ({ properties, context }))],
  ["volumes", keepInEvents(({ perDay }) => ({ perDay }))],
  ["columns", keepColumns],
  ["audiences", keepLeftOver("AUDIENCE")],
  ["computedTraits", keepLeftOver("COMPUTED")],
];

/** Lists whose entries have dates. */
export const datedParts: readonly string[] = ["events", "users", "accounts"];

/**
 * A catalog that keeps what an earlier one knows of parts that could not be read now: a refusal does not say that anything
 * is gone. `kept` names them. Dates count from the earlier of both days, so that what is kept does not become younger.
 *
 * @param now What was read of the space, without declarations.
 * @param former What the space said earlier; see `spaceSide`.
 */
export function keepUnread(now: Catalog, former: Catalog): Catalog {
  const result: Catalog = { ...now };
  const kept: Part[] = [];
  for (const [part, keep] of keepers) {
    const found = now.unread?.[part] === undefined ? undefined : keep(result, former);
    if (!found) continue;
    Object.assign(result, found);
    kept.push(part);
  }
  if (kept.length === 0) return now;
  const days = [now.seenSince, former.seenSince].filter((day) => day !== undefined).toSorted();
  const dated = kept.some((part) => datedParts.includes(part) || part === "properties");
  return { ...result, ...(dated && days[0] !== undefined && { seenSince: days[0] }), kept };
}

/** Facts of events that are not known now, and were. */
function keepInEvents(
  factsOf: (event: CatalogEvent) => { [Key in keyof CatalogEvent]?: CatalogEvent[Key] | undefined },
): Keeper {
  return ({ events = [] }, former) => {
    const known = new Map((former.events ?? []).map((event) => [event.name, factsOf(event)]));
    return fill("events", events, ({ name }) => known.get(name));
  };
}

function keepColumns({ entities = [] }: Catalog, former: Catalog): Partial<Catalog> | undefined {
  const known = new Map((former.entities ?? []).map(({ name, columns }) => [name, columns]));
  return fill("entities", entities, ({ name }: CatalogEntity) => ({ columns: known.get(name) }));
}

/** That the origin of a trait is gone is seen by its list alone. */
function keepLeftOver(origin: CatalogTrait["origin"]): Keeper {
  return (now, former) => {
    const keep = (part: "users" | "accounts"): Partial<Catalog> | undefined => {
      const lost = new Set((former[part] ?? []).flatMap(({ name, leftOver }) => (leftOver ? [name] : [])));
      return fill(part, now[part] ?? [], (trait: CatalogTrait) =>
        trait.origin === origin && lost.has(trait.name) ? { leftOver: true } : undefined,
      );
    };
    const [users, accounts] = [keep("users"), keep("accounts")];
    return users || accounts ? { ...users, ...accounts } : undefined;
  };
}

/** Adds facts that entries do not have; nothing when that changes none of them. */
function fill<Entry extends object>(
  list: keyof Catalog,
  entries: readonly Entry[],
  factsOf: (entry: Entry) => object | undefined,
): Partial<Catalog> | undefined {
  let changed = false;
  const filled = entries.map((entry) => {
    const missing = Object.entries(factsOf(entry) ?? {}).filter(
      ([key, value]) => value !== undefined && (entry as Record<string, unknown>)[key] === undefined,
    );
    changed ||= missing.length > 0;
    return { ...entry, ...Object.fromEntries(missing) };
  });
  return changed ? { [list]: filled } : undefined;
}
