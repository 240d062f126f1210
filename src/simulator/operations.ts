import { compareText } from "../values/compare-text.ts";
import { openApi, type OpenApiParameter, type OpenApiSchema, type PublishedRateLimit } from "./openapi.ts";

/** One operation of the API, as the OpenAPI file describes it. */
export interface Operation {
  operationId: string;
  /** Upper-case HTTP method. */
  method: string;
  /** Whether it answers a list, in pages or whole. */
  isList: boolean;
  /** The path with its parameters in braces: `/spaces/{spaceId}/audiences`. */
  path: string;
  parameters: readonly OpenApiParameter[];
  /** The input's schema, or `undefined` when the operation takes no body. */
  bodySchema: OpenApiSchema | undefined;
  /** Media types a body may be labelled with; empty when the operation takes no body. */
  requestMediaTypes: readonly string[];
  /** Media types a success may be labelled with. */
  responseMediaTypes: readonly string[];
  /** Schemas of whole answers, by status. */
  responseSchemas: Readonly<Record<string, OpenApiSchema | undefined>>;
  /** Published limits; empty when none is published. */
  rateLimits: readonly PublishedRateLimit[];
}

/** Every operation, those with literal path segments before those with a parameter in the same place. */
export const operations: readonly Operation[] = Object.entries(openApi.paths)
  .toSorted(([a], [b]) => compareText(sortKey(a), sortKey(b)))
  .flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]): Operation => {
      const requestContent = operation.requestBody?.content ?? {};
      const success = operation.responses["200"]?.content ?? {};
      return {
        operationId: operation.operationId,
        method: method.toUpperCase(),
        // All lists of the API are named so, and nothing else is.
        isList: operation.operationId.startsWith("list"),
        path,
        parameters: operation.parameters ?? [],
        bodySchema: Object.values(requestContent)[0]?.schema,
        requestMediaTypes: Object.keys(requestContent),
        responseMediaTypes: Object.keys(success),
        responseSchemas: Object.fromEntries(
          Object.entries(operation.responses).map(([status, response]) => [
            status,
            Object.values(response.content ?? {})[0]?.schema,
          ]),
        ),
        rateLimits: operation["x-rate-limits"] ?? [],
      };
    }),
  );

// The router takes the first route that fits, so `/audiences/previews/{id}` must come before `/audiences/{id}/…`.
function sortKey(path: string): string {
  return path.replaceAll(/\{[^}]+\}/g, "\u{ffff}");
}
