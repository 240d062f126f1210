import { fieldPath, parentPointer, pointerKeys, type Pointer } from "../values/pointer.ts";
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

/** A field that a schema knows. */
export interface KnownField {
  /** The path of its mapping, such as `spec.definition`; `[]` and `*` stand for any entry, and the top level is empty. */
  readonly home: string;
  readonly name: string;
  readonly schema: JsonSchema;
  readonly required: boolean;
}

/** Every field that a schema knows, mapping by mapping. A schema that stands at several places is looked at once. */
export function knownFields(root: JsonSchema): KnownField[] {
  const known: KnownField[] = [];
  const seen = new Set<unknown>();
  const visit = (value: unknown, path: string): void => {
    const schema = resolve(root, asSchema(value));
    if (!schema || seen.has(schema)) return;
    seen.add(schema);
    const fields = Object.entries(asSchema(schema["properties"]) ?? {});
    const needed = Array.isArray(schema["required"]) ? schema["required"] : [];
    for (const [name, child] of fields)
      known.push({
        home: path,
        name,
        schema: resolve(root, asSchema(child)) ?? {},
        required: needed.includes(name),
      });
    for (const [name, child] of fields) visit(child, path === "" ? name : `${path}.${name}`);
    visit(schema["items"], `${path}[]`);
    visit(schema["additionalProperties"], `${path}.*`);
  };
  visit(root, "");
  return known;
}

/** Whether a field cannot be left out of its mapping. One of an entry under any name is taken for one that can. */
export function isRequired(root: JsonSchema, pointer: Pointer): boolean {
  const home = fieldPath(parentPointer(pointer)).replaceAll(/\[\d+\]/g, "[]");
  const name = pointerKeys(pointer).at(-1);
  return knownFields(root).some((field) => field.required && field.name === name && field.home === home);
}

/** Follows a reference within the schema file. */
function resolve(root: JsonSchema, schema: JsonSchema | undefined): JsonSchema | undefined {
  const reference = schema?.["$ref"];
  if (typeof reference !== "string" || !reference.startsWith("#/")) return schema;
  return pointerKeys(reference.slice(1)).reduce<JsonSchema | undefined>((at, key) => asSchema(at?.[key]), root);
}
