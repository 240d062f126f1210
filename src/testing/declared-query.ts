import { parseQuery, type QueryNode } from "../query/index.ts";
import { queryAt } from "../manifest/query-places.ts";
import type { DeclaredResource } from "../resources/resource.ts";
import { getAt } from "../values/pointer.ts";

/** Projects have more queries than the reader remembers, and tests ask for each more than once. */
const known = new WeakMap<DeclaredResource, { tree: QueryNode | undefined }>();

/** The query that a resource declares, with its references as they are written, read once. `undefined`: it has none that can be read. */
export function declaredQuery(resource: DeclaredResource): QueryNode | undefined {
  const before = known.get(resource);
  if (before) return before.tree;
  const text = getAt(resource.spec, queryAt);
  const { tree } = parseQuery(typeof text === "string" ? text : "");
  known.set(resource, { tree });
  return tree;
}
