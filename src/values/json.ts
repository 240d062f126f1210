/** Any value that JSON can say. */
export type JsonValue = null | boolean | number | string | JsonValue[] | JsonObject;

/** A JSON object. One that was read from YAML never has a `__proto__` key. */
export interface JsonObject {
  [key: string]: JsonValue;
}

/** Whether a value is an object: not a list and not null. What came from outside is JSON, so its members are, too. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The member of an object, looking at its own keys only; `undefined` when there is none or the value is no object. */
export function member(value: JsonValue | undefined, key: string): JsonValue | undefined {
  return isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
