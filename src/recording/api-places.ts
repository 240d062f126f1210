import { openApi, type OpenApiSchema } from "../simulator/openapi.ts";
import { operations } from "../simulator/operations.ts";
import { alternativesOf, itemsPlace } from "./schema-places.ts";

/** A field of a component of the OpenAPI file, as `Component.field`. */
export type FieldPlace = `${string}.${string}`;

/**
 * The schemas that stand at fields, those of the entries of lists among them. A field of the same name elsewhere, or a member of
 * a map that somebody called so, has another schema, so that no name ever decides what is kept.
 *
 * @throws {Error} for a field that the OpenAPI file does not have.
 */
export function schemasAt(fields: readonly FieldPlace[]): OpenApiSchema[] {
  return fields.flatMap((place) => {
    const [component = "", field = ""] = place.split(".");
    const properties = openApi.components.schemas[component]?.["properties"] as
      | Record<string, OpenApiSchema>
      | undefined;
    const allowed = alternativesOf(properties?.[field]);
    if (allowed.length === 0) throw new Error(`the OpenAPI file has no ${place}`);
    return [...allowed, ...itemsPlace(allowed)];
  });
}

/** The schemas of parameters with a name, in all operations that have one. @throws {Error} for a name that none has. */
export function schemasOfParameters(names: readonly string[]): OpenApiSchema[] {
  return names.flatMap((name) => {
    const found = operations.flatMap(({ parameters }) => parameters.filter((each) => each.name === name));
    if (found.length === 0) throw new Error(`the OpenAPI file has no parameter ${name}`);
    const allowed = found.flatMap(({ schema }) => alternativesOf(schema));
    return [...allowed, ...itemsPlace(allowed)];
  });
}
