import { type JsonObject, type JsonValue, isJsonObject } from "../values/json.ts";

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

/** The part of live settings that declared ones speak about, key by key. */
export function declaredPart(live: JsonValue, declared: JsonValue): JsonValue {
  if (!isJsonObject(live) || !isJsonObject(declared)) return live;
  return Object.fromEntries(
    Object.entries(declared).flatMap(([key, value]) => {
      const current = live[key];
      return current === undefined ? [] : [[key, declaredPart(current, value)]];
    }),
  );
}

/** Whether live settings are as declared: keys that nobody declares do not count, and masked values cannot. */
export function sameSettings(declared: JsonValue, live: JsonValue | undefined): boolean {
  if (isMasked(live)) return true;
  if (isJsonObject(declared))
    return isJsonObject(live) && Object.entries(declared).every(([key, value]) => sameSettings(value, live[key]));
  if (Array.isArray(declared))
    return (
      Array.isArray(live) &&
      live.length === declared.length &&
      declared.every((value, index) => sameSettings(value, live[index]))
    );
  return declared === live;
}

/** The whole settings to send: declared values over the live ones, without masks, which nobody may write back. */
export function mergeSettings(live: JsonValue | undefined, declared: JsonValue | undefined): JsonObject {
  const result: JsonObject = {};
  for (const [key, value] of Object.entries(isJsonObject(live) ? live : {})) if (!isMasked(value)) result[key] = value;
  for (const [key, value] of Object.entries(isJsonObject(declared) ? declared : {})) {
    const current = result[key];
    result[key] = isJsonObject(current) && isJsonObject(value) ? mergeSettings(current, value) : value;
  }
  return result;
}

/** Keys of live settings that are masked and that nobody declares: writing the others would lose them. */
export function maskedUndeclared(live: JsonValue | undefined, declared: JsonValue | undefined, at = ""): string[] {
  if (!isJsonObject(live)) return [];
  return Object.entries(live).flatMap(([key, value]) => {
    const own = isJsonObject(declared) ? declared[key] : undefined;
    const path = at === "" ? key : `${at}.${key}`;
    if (isMasked(value)) return own === undefined ? [path] : [];
    return maskedUndeclared(value, own, path);
  });
}
