import type { SourceRange } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "../diagnostics/source-text.ts";
import { queryPlaces } from "../manifest/query-places.ts";
import type { Environment } from "../project/project.ts";
import type { Span } from "../query/index.ts";
import type { Address, DeclaredResource } from "../resources/resource.ts";

/** Where a stretch of the query of an object stands in its manifest. */
export type QueryLocator = (address: Address, span: Span) => SourceRange;

/** Finds parts of queries in the files that they were read from. */
export function queryLocator(
  resources: readonly DeclaredResource[],
  sources: ReadonlyMap<string, SourceText>,
  environment: Environment,
): QueryLocator {
  const byAddress = new Map(resources.map((resource) => [resource.address, resource]));
  const locate = queryPlaces(sources, environment);
  return (address, span) => {
    const resource = byAddress.get(address);
    if (!resource) throw new TypeError(`no resource has the address ${address}`);
    return locate(resource, span);
  };
}
