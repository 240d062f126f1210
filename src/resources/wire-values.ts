import type { JsonObject, JsonValue } from "../values/json.ts";

/** A text of an answer; empty where there is none. */
export function textOf(value: JsonValue | undefined): string {
  return typeof value === "string" ? value : "";
}

/** An object of an answer; empty where there is none. */
export function objectOf(value: JsonValue | undefined): JsonObject {
  return isObject(value) ? value : {};
}

/** Whether a value is an object, not a list and not null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The given keys of an object, as far as it has them. */
export function pick(source: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(keys.flatMap((key) => (source[key] === undefined ? [] : [[key, source[key]]])));
}

/** One object over another, object by object within; lists are taken whole. */
export function overlay(base: JsonObject, over: JsonObject): JsonObject {
  const result: JsonObject = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const current = result[key];
    result[key] = isObject(current) && isObject(value) ? overlay(current, value) : value;
  }
  return result;
}

/** Whether one of the changed fields is the given one or lies in it. */
export function touches(changed: readonly string[], pointer: string): boolean {
  return changed.some((each) => each === pointer || each.startsWith(`${pointer}/`));
}
