import { isJsonObject, type JsonObject, type JsonValue } from "../../values/json.ts";
import type { SimulatorSettings } from "../settings.ts";

/** A name by which a query can ask for a value, and the values that it leads to. */
export type NamedValue = readonly [name: string, value: JsonValue];

/**
 * The values of an object by the paths that queries know (API.md 4.9): a dot goes into an object, `$` stands for each entry
 * of a list. By the setting `schemaNestedProperties`, what lies deeper may be left out. A `null` is no value.
 */
export function flatten(object: JsonObject, { schemaNestedProperties }: SimulatorSettings): NamedValue[] {
  const deep = schemaNestedProperties === "paths";
  return Object.entries(object).flatMap(([key, value]) => walk(key.replaceAll(".", String.raw`\.`), value, deep));
}

function walk(path: string, value: JsonValue, deep: boolean): NamedValue[] {
  if (value === null) return [];
  if (deep && isJsonObject(value))
    return Object.entries(value).flatMap(([key, part]) =>
      walk(`${path}.${key.replaceAll(".", String.raw`\.`)}`, part, deep),
    );
  if (deep && Array.isArray(value)) {
    const rows = value.filter((entry) => isJsonObject(entry));
    if (rows.length > 0) return rows.flatMap((row) => walk(`${path}.$`, row, deep));
  }
  return [[path, value]];
}
