import type { JsonObject } from "../../src/values/json.ts";
import type { DesiredResource } from "../../src/resources/resource.ts";
import type { Declared } from "./walks.ts";

const source = { file: "all.yaml", line: 1, column: 1, endLine: 1, endColumn: 2 };

/** What the loader of manifests would make of a declared audience. */
export function toDesired(declared: Declared): DesiredResource {
  const { address, name, description, enabled, type, ids, history, protect, replace, previousNames, adopt } = declared;
  const options = {
    ...(history !== undefined && { includeHistoricalData: history }),
    ...(ids && { filterByExternalIds: ids }),
  };
  const spec: JsonObject = {
    name,
    audienceType: type,
    ...(description !== undefined && { description }),
    ...(enabled !== undefined && { enabled }),
    definition: { query: queryText(declared.query) },
    ...(Object.keys(options).length > 0 && { options }),
  };
  const target = "refersTo" in declared.query ? declared.query.refersTo : undefined;
  return {
    address: `audience/${address}`,
    kind: "Audience",
    name: address,
    labels: {},
    previousNames,
    ...(adopt && { adopt }),
    protect,
    replaceAllowed: replace,
    spec,
    references: target === undefined ? [] : [{ pointer: "/definition/query", address: `audience/${target}`, source }],
    secrets: [],
    place: "",
    manages: [],
    source,
    sources: new Map(),
  };
}

function queryText(query: Declared["query"]): string {
  if ("count" in query) return `event('A').count() >= ${query.count}`;
  if ("days" in query) return `event('A').within(${query.days} days).count() >= 1`;
  if ("literal" in query) return `trait('${query.literal}') = 'true'`;
  return `trait('\${audience.${query.refersTo}.key}') = 'true'`;
}
