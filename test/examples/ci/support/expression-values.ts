/** Whether a value counts as true. */
export function isTrue(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false && value !== "" && value !== 0;
}

/** Whether two values are the same to `==`, which does not look at case. */
export function isSame(one: unknown, other: unknown): boolean {
  return asText(one).toLowerCase() === asText(other).toLowerCase();
}

/** A value as a part of a text. */
export function asText(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** A member of an object by its name, of which case does not count; empty where there is none. */
export function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.entries(value).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}
