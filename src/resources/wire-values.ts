import { isJsonObject, type JsonObject, type JsonValue } from "../values/json.ts";

/** A text of an answer; empty where there is none. */
export function textOf(value: JsonValue | undefined): string {
  return typeof value === "string" ? value : "";
}

/** An object of an answer; empty where there is none. */
export function objectOf(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** The given keys of an object, as far as it has them. */
export function pick(source: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(keys.flatMap((key) => (source[key] === undefined ? [] : [[key, source[key]]])));
}

/** The given keys of an object within an object, under its own key; nothing where there is none. */
export function pickWithin(source: JsonObject, key: string, keys: readonly string[]): JsonObject {
  const inner = source[key];
  return isJsonObject(inner) ? { [key]: pick(inner, keys) } : {};
}

/** The given keys of every object in a list, under the list's own key; nothing where there is none. */
export function pickEntries(source: JsonObject, key: string, keys: readonly string[]): JsonObject {
  const list = source[key];
  return Array.isArray(list) ? { [key]: list.map((entry) => pick(objectOf(entry), keys)) } : {};
}

/** One object over another, object by object within; lists are taken whole. */
export function overlay(base: JsonObject, over: JsonObject): JsonObject {
  // Keys come from outside: `__proto__` assigned to an object would be lost.
  const result = new Map(Object.entries(base));
  for (const [key, value] of Object.entries(over)) {
    const current = result.get(key);
    result.set(key, isJsonObject(current) && isJsonObject(value) ? overlay(current, value) : value);
  }
  return Object.fromEntries(result);
}
