import { openApi, type OpenApiSchema } from "./openapi.ts";

/** Whether an object schema refuses keys that it does not name, beyond what its own `additionalProperties` says. */
export type ClosesObject = (schema: OpenApiSchema) => boolean;

/**
 * Objects that are open when read and closed when written, as the OpenAPI file marks them (API.md 1.4). It marks unions
 * as well, which have no keys of their own: there the branches close themselves.
 */
export const closedOnInput: ClosesObject = (schema) =>
  schema["x-strict-on-input"] === true && schema["properties"] !== undefined;

// Names and queries are plain strings in the file, and Joi, whose messages the API shows, refuses empty strings.
const nonEmptyInputs: Readonly<Record<string, readonly string[]>> = {
  CreateAudienceInput: ["name"],
  UpdateAudienceForSpaceInput: ["name"],
  AudienceDefinition: ["query"],
  AudienceDefinitionWithoutTargetEntity: ["query"],
  CreateComputedTraitAlphaInput: ["name"],
  UpdateComputedTraitForSpaceAlphaInput: ["name"],
  TraitDefinition: ["query"],
  DestinationInput: ["id"],
  IDSyncConfigurationInput: ["externalId"],
  // Not on update: there an empty name is ignored (API.md 5.8).
  AddActivationToAudienceAlphaInput: ["activationName"],
  CreateFilterForSpaceInput: ["name", "if"],
  UpdateFilterByIdInput: ["name", "if"],
};

/**
 * All components of the OpenAPI file as one JSON Schema document with the id `segment`, for ajv. OpenAPI 3.0's
 * `nullable` becomes a null type.
 */
export function componentSchemas(closes: ClosesObject, direction: "input" | "output"): Record<string, unknown> {
  const schemas = Object.entries(openApi.components.schemas).map(([name, schema]) => {
    const converted = convertSchema(schema, closes);
    if (direction === "output") return [name, converted];
    return [name, withNonEmpty(converted, nonEmptyInputs[name] ?? [])];
  });
  return { $id: "segment", components: { schemas: Object.fromEntries(schemas) } };
}

/** One schema of the OpenAPI file as JSON Schema; references point into the document of `componentSchemas`. */
export function convertSchema(schema: OpenApiSchema, closes: ClosesObject): Record<string, unknown> {
  const { nullable, example: _example, discriminator: _discriminator, ...keywords } = schema;
  const converted: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(keywords)) {
    if (!keyword.startsWith("x-")) converted[keyword] = convertKeyword(keyword, value, closes);
  }
  if (closes(schema)) converted["additionalProperties"] = false;
  return nullable === true ? allowNull(converted) : converted;
}

function convertKeyword(keyword: string, value: unknown, closes: ClosesObject): unknown {
  if (keyword === "$ref") return String(value).replace("#/", "segment#/");
  if (keyword === "properties") {
    const properties = Object.entries(value as Record<string, OpenApiSchema>);
    return Object.fromEntries(properties.map(([name, schema]) => [name, convertSchema(schema, closes)]));
  }
  if (["allOf", "anyOf", "oneOf"].includes(keyword)) {
    return (value as OpenApiSchema[]).map((schema) => convertSchema(schema, closes));
  }
  const holdsSchema = ["items", "additionalProperties"].includes(keyword) && typeof value === "object";
  return holdsSchema ? convertSchema(value as OpenApiSchema, closes) : value;
}

function allowNull(schema: Record<string, unknown>): Record<string, unknown> {
  if (Object.keys(schema).length === 0) return {};
  if (typeof schema["type"] !== "string") return { if: { type: "null" }, else: schema };
  const values = schema["enum"];
  return {
    ...schema,
    type: [schema["type"], "null"],
    ...(Array.isArray(values) ? { enum: [...(values as unknown[]), null] } : {}),
  };
}

function withNonEmpty(schema: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  const properties = { ...(schema["properties"] as Record<string, Record<string, unknown>> | undefined) };
  for (const name of names) properties[name] = { ...properties[name], minLength: 1 };
  return names.length > 0 ? { ...schema, properties } : schema;
}
