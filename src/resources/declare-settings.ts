import { isMasked } from "../values/masked-value.ts";
import type { JsonObject, JsonValue } from "../values/json.ts";
import { writeSecret } from "../values/template.ts";
import { escapeTexts } from "./escape-texts.ts";

/** Names the environment variable of a secret. @param path The keys that lead to it. @param mask What the API shows of it. */
export type NameSecret = (path: readonly string[], mask: string) => string;

/** Live settings as a manifest writes them: masks become mentions of variables, and what is null is left out. */
export function declareSettings(settings: JsonObject, nameOf: NameSecret, path: readonly string[] = []): JsonObject {
  const entries = Object.entries(settings).flatMap(([key, value]): [string, JsonValue][] => {
    const declared = declare(value, nameOf, [...path, key]);
    return declared === undefined ? [] : [[key, declared]];
  });
  return Object.fromEntries(entries);
}

function declare(value: JsonValue, nameOf: NameSecret, path: readonly string[]): JsonValue | undefined {
  if (value === null) return undefined;
  if (typeof value === "string" && isMasked(value)) return writeSecret(nameOf(path, value));
  if (Array.isArray(value)) return holdsNull(value) ? undefined : declareList(value, nameOf, path);
  return typeof value === "object" ? declareSettings(value, nameOf, path) : escapeTexts(value);
}

function declareList(list: readonly JsonValue[], nameOf: NameSecret, path: readonly string[]): JsonValue[] {
  return list.flatMap((item, index) => declare(item, nameOf, [...path, String(index)]) ?? []);
}

/** A list is compared as a whole, so one that cannot be written whole is better left out. */
function holdsNull(value: JsonValue): boolean {
  if (value === null) return true;
  return typeof value === "object" && Object.values(value).some(holdsNull);
}
