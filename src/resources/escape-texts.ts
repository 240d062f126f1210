import type { JsonValue } from "../values/json.ts";
import { escapeTemplate } from "../values/template.ts";

/** A value with `$${` for every `${` in its texts, so that a manifest says them letter by letter. */
export function escapeTexts(value: JsonValue): JsonValue {
  if (typeof value === "string") return escapeTemplate(value);
  if (Array.isArray(value)) return value.map(escapeTexts);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, escapeTexts(member)]));
}
