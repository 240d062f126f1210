import type { KnownNames } from "../../../catalog/known-names.ts";
import { collectionsOf } from "../../../catalog/rules/traits.ts";
import type { AskedName } from "../cross-rule.ts";

/**
 * Whether a catalog has a name as it is written, so that it is no slip however near it is to another one. What a list that was
 * not read as a whole has counts as well: only what it lacks is uncertain.
 */
export function isInCatalog({ sort, name, of, type }: AskedName, known: KnownNames): boolean {
  switch (sort) {
    case "event":
      return known.events.get(name) !== undefined;
    case "trait":
      return collectionsOf(type).some((collection) => known.traits(collection)?.get(name) !== undefined);
    case "property":
      return of?.kind === "entity" ? hasColumn(of.name, name, known) : hasProperty(of?.name ?? "", name, known);
  }
}

function hasProperty(event: string, name: string, known: KnownNames): boolean {
  return (["property", "context"] as const).some((kind) => known.properties(event, kind)?.get(name) !== undefined);
}

/** A slug may lead to several entities, and a column of any of them may be meant. */
function hasColumn(slug: string, name: string, known: KnownNames): boolean {
  const ways = [...(known.paths?.keys() ?? [])].map((path) => path.split(":"));
  return ways.some((way) => way.at(-1) === slug && known.columns(way)?.get(name) !== undefined);
}
