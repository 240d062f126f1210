import { getAt } from "../values/pointer.ts";
import type { DeclaredResource } from "./resource.ts";

/** The queries of resources, those of kinds that have one. */
export function queriesOf(resources: readonly DeclaredResource[]): string[] {
  const queries = resources.map(({ spec }) => getAt(spec, "/definition/query"));
  return queries.filter((query) => typeof query === "string");
}
