import { openApi, type OpenApiSchema } from "../simulator/openapi.ts";

/** All that the OpenAPI file allows at one place. None: it says nothing of that place. */
export type Alternatives = readonly OpenApiSchema[];

/** A schema with its references followed, and its unions and compositions as alternatives. */
export function alternativesOf(schema: OpenApiSchema | undefined): Alternatives {
  if (schema === undefined) return [];
  const reference = schema["$ref"];
  if (typeof reference === "string") return alternativesOf(openApi.components.schemas[nameOf(reference)]);
  const branches = ["allOf", "anyOf", "oneOf"].flatMap(
    (keyword) => (schema[keyword] as Alternatives | undefined) ?? [],
  );
  return [schema, ...branches.flatMap(alternativesOf)];
}

/** What is allowed for a named member; none when no alternative declares it, as for all members of a map. */
export function memberPlace(place: Alternatives, name: string): Alternatives {
  return place.flatMap((schema) => {
    const properties = schema["properties"] as Record<string, OpenApiSchema> | undefined;
    return properties && Object.hasOwn(properties, name) ? alternativesOf(properties[name]) : [];
  });
}

/** What is allowed for the entries of a list. */
export function itemsPlace(place: Alternatives): Alternatives {
  return place.flatMap(({ items }) => schemaIn(items));
}

function schemaIn(value: unknown): Alternatives {
  return typeof value === "object" && value !== null ? alternativesOf(value as OpenApiSchema) : [];
}

function nameOf(reference: string): string {
  return reference.slice(reference.lastIndexOf("/") + 1);
}
