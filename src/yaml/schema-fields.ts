import { pointerKeys } from "../values/pointer.ts";
import { isJsonObject } from "../values/json.ts";

/** A JSON Schema as read from its file: any keywords. */
export interface JsonSchema {
  [keyword: string]: unknown;
}

function asSchema(value: unknown): JsonSchema | undefined {
  return isJsonObject(value) ? value : undefined;
}

/** The names a mapping of this schema may have. */
export function allowedFields(schema: unknown): string[] {
  return Object.keys(asSchema(asSchema(schema)?.["properties"]) ?? {});
}

/** Where a field of that name belongs: the paths of the mappings that know it, such as `spec.definition`. */
export function homesOfField(root: JsonSchema, field: string): string[] {
  const homes: string[] = [];
  const seen = new Set<unknown>();
  const visit = (value: unknown, path: string): void => {
    const schema = resolve(root, asSchema(value));
    if (!schema || seen.has(schema)) return;
    seen.add(schema);
    const properties = asSchema(schema["properties"]) ?? {};
    if (Object.hasOwn(properties, field)) homes.push(path);
    for (const [name, child] of Object.entries(properties)) visit(child, path === "" ? name : `${path}.${name}`);
    visit(schema["items"], `${path}[]`);
    visit(schema["additionalProperties"], `${path}.*`);
  };
  visit(root, "");
  return homes;
}

/** Follows a reference within the schema file. */
function resolve(root: JsonSchema, schema: JsonSchema | undefined): JsonSchema | undefined {
  const reference = schema?.["$ref"];
  if (typeof reference !== "string" || !reference.startsWith("#/")) return schema;
  return pointerKeys(reference.slice(1)).reduce<JsonSchema | undefined>((at, key) => asSchema(at?.[key]), root);
}
