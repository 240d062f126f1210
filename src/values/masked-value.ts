import { isJsonObject, type JsonValue } from "./json.ts";

/** What the API shows in place of a secret: bullets, and some of its last characters (API.md 5.3). */
const MASK = "\u{2022}";

/** Whether a value stands for a secret that the API does not show. */
export function isMasked(value: JsonValue | undefined): boolean {
  return typeof value === "string" && value.includes(MASK);
}

/** A value with nothing but bullets in its masks: what the API leaves readable of a secret is too much for a report. */
export function coverMasks(value: JsonValue): JsonValue {
  if (isMasked(value)) return MASK.repeat(8);
  if (Array.isArray(value)) return value.map(coverMasks);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, coverMasks(member)]));
}
