import { readPath } from "../evaluator/paths.ts";
import { queryReferences } from "../query/index.ts";
import { defaultExternalIds } from "../resources/audience-absence.ts";
import { kindOf } from "../resources/kinds.ts";
import type { DeclaredResource } from "../resources/resource.ts";
import { getAt } from "../values/pointer.ts";
import { declaredQuery } from "./declared-query.ts";

/** Names by what they stand in: `address.city` is `city` within `address`. */
export interface NameTree {
  readonly within: Map<string, NameTree>;
}

/** What queries look at, by the names that they give. */
export interface QueryNames {
  events: ReadonlySet<string>;
  traits: NameTree;
  contexts: NameTree;
  /** Properties by event. */
  properties: ReadonlyMap<string, NameTree>;
  /** Slugs of relationships, and the columns of each. */
  entities: ReadonlyMap<string, NameTree>;
  /** Types of external ids: those that audiences count, and those that are documented. */
  ids: ReadonlySet<string>;
  /** Every name and every part of a path, whatever it is a name of, and texts that may be one. */
  all: ReadonlySet<string>;
}

/** The documented types: API.md 2.6. */
const documentedIds: readonly string[] = [...defaultExternalIds, "anonymous_id"];

interface Growing extends QueryNames {
  events: Set<string>;
  properties: Map<string, NameTree>;
  entities: Map<string, NameTree>;
  ids: Set<string>;
  all: Set<string>;
}

/**
 * The names that the queries of a project give.
 *
 * @param resources What is declared, for one environment or for several.
 * @param keys The keys of audiences and computed traits, by which tests may state what these would give.
 */
export function namesInQueries(resources: readonly DeclaredResource[], keys: readonly string[]): QueryNames {
  const names: Growing = {
    events: new Set(),
    traits: { within: new Map() },
    contexts: { within: new Map() },
    properties: new Map(),
    entities: new Map(),
    ids: new Set(documentedIds),
    all: new Set(),
  };
  for (const key of keys) grow(names, names.traits, key);
  for (const resource of resources) if (kindOf(resource.kind).keyMeans !== undefined) addQuery(names, resource);
  return names;
}

function addQuery(names: Growing, resource: DeclaredResource): void {
  const ids = getAt(resource.spec, "/options/filterByExternalIds");
  if (Array.isArray(ids)) for (const id of ids) if (typeof id === "string") names.ids.add(id);
  const tree = declaredQuery(resource);
  if (!tree) return;
  const { events, traits, entities, properties, contexts, possible } = queryReferences(tree);
  for (const { name } of events) names.events.add(name);
  for (const { name } of entities) treeOf(names.entities, name);
  for (const { name } of [...events, ...entities, ...possible]) names.all.add(name);
  for (const { name } of traits) grow(names, names.traits, name);
  for (const { name } of contexts) grow(names, names.contexts, name);
  for (const { name, of } of properties)
    grow(names, of && treeOf(of.kind === "event" ? names.properties : names.entities, of.name), name);
}

function treeOf(trees: Map<string, NameTree>, name: string): NameTree {
  const tree = trees.get(name) ?? { within: new Map() };
  trees.set(name, tree);
  return tree;
}

function grow({ all }: Growing, tree: NameTree | undefined, path: string): void {
  let at = tree;
  for (const key of readPath(path)) {
    all.add(key);
    at = at && treeOf(at.within, key);
  }
}
