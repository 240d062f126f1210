import { isJsonObject, type JsonObject, type JsonValue } from "../../values/json.ts";
import type { SimulatorSettings } from "../settings.ts";

/** A name by which a query can ask for a value, and a value that it leads to. */
export type NamedValue = readonly [name: string, value: JsonValue];

/**
 * The values of an event by the paths that queries know: a dot goes into an object, `$` stands for each entry of a list
 * (API.md 4.9). By the setting `schemaNestedProperties`, what lies deeper may be left out. A `null` is no value.
 */
export function flattenEvent(object: JsonObject, { schemaNestedProperties }: SimulatorSettings): NamedValue[] {
  return flatten(object, { objects: schemaNestedProperties === "paths", lists: schemaNestedProperties === "paths" });
}

/** The values of traits; there, lists of objects are texts (API.md 4.9). */
export function flattenTraits(traits: JsonObject, { schemaNestedProperties }: SimulatorSettings): NamedValue[] {
  return flatten(traits, { objects: schemaNestedProperties === "paths", lists: false });
}

/** What is gone into. */
interface Depth {
  objects: boolean;
  /** Lists of objects; a list of anything else is a value. */
  lists: boolean;
}

function flatten(object: JsonObject, depth: Depth): NamedValue[] {
  return Object.entries(object).flatMap(([key, value]) => walk(escapeDots(key), value, depth));
}

function walk(path: string, value: JsonValue, depth: Depth): NamedValue[] {
  if (value === null) return [];
  if (depth.objects && isJsonObject(value))
    return Object.entries(value).flatMap(([key, part]) => walk(`${path}.${escapeDots(key)}`, part, depth));
  const rows = depth.lists && Array.isArray(value) ? value.filter((entry) => isJsonObject(entry)) : [];
  return rows.length > 0 ? rows.flatMap((row) => walk(`${path}.$`, row, depth)) : [[path, value]];
}

/** A dot after a backslash belongs to its key. */
function escapeDots(key: string): string {
  return key.replaceAll(".", String.raw`\.`);
}
