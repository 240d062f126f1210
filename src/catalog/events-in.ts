import { nameUses, parseQuery } from "../query/index.ts";

/** The names of all events that queries ask for. A query that is not understood names none. */
export function eventsIn(queries: readonly string[]): Set<string> {
  const trees = queries.flatMap((query) => parseQuery(query).tree ?? []);
  return new Set(trees.flatMap((tree) => nameUses(tree).events.map(({ name }) => name)));
}
