import document from "../../schemas/segment-public-api.openapi.json" with { type: "json" };

/** A schema of the OpenAPI file, as far as the simulator reads it. */
export interface OpenApiSchema {
  [keyword: string]: unknown;
}

/** A path or query parameter. Dotted names with the same `x-group` are the members of one optional object. */
export interface OpenApiParameter {
  name: string;
  in: "path" | "query";
  required: boolean;
  schema: OpenApiSchema;
  example?: unknown;
  "x-group"?: string;
  "x-required-in-group"?: boolean;
}

/** A published limit: so many requests per minute, day or month (API.md 1.6). */
export interface PublishedRateLimit {
  limit: number;
  per: "minute" | "day" | "month";
}

interface OpenApiContent {
  [mediaType: string]: { schema: OpenApiSchema; example?: unknown };
}

interface OpenApiOperation {
  operationId: string;
  parameters?: OpenApiParameter[];
  requestBody?: { required?: boolean; content: OpenApiContent };
  responses: Record<string, { content?: OpenApiContent }>;
  "x-rate-limits"?: PublishedRateLimit[];
}

interface OpenApiDocument {
  paths: Record<string, Record<string, OpenApiOperation>>;
  components: { schemas: Record<string, OpenApiSchema> };
}

/**
 * The OpenAPI file that the simulator is built from. The type that TypeScript infers from 146 kB of JSON is one large
 * literal, hence the cast; a test holds the file to the shape that is read here.
 */
export const openApi = document as unknown as OpenApiDocument;
