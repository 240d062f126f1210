import { isMasked } from "../values/masked-value.ts";
import { childPointer, type Pointer } from "../values/pointer.ts";
import { type JsonObject, type JsonValue, isJsonObject, member } from "../values/json.ts";

/** The part of live settings that declared ones speak about, key by key. */
export function declaredPart(live: JsonValue, declared: JsonValue): JsonValue {
  if (!isJsonObject(live) || !isJsonObject(declared)) return live;
  return Object.fromEntries(
    Object.entries(declared).flatMap(([key, value]) => {
      const current = member(live, key);
      return current === undefined ? [] : [[key, declaredPart(current, value)]];
    }),
  );
}

/** The part of live settings that declared ones do not speak about; `undefined` where that is nothing. */
export function undeclaredPart(live: JsonValue, declared: JsonValue | undefined): JsonValue | undefined {
  if (live === null) return undefined;
  if (declared === undefined) return live;
  if (!isJsonObject(live) || !isJsonObject(declared)) return undefined;
  const rest = Object.entries(live).flatMap(([key, value]) => {
    const part = undeclaredPart(value, member(declared, key));
    return part === undefined ? [] : [[key, part]];
  });
  return rest.length === 0 ? undefined : (Object.fromEntries(rest) as JsonObject);
}

/** Whether live settings are as declared: keys that nobody declares do not count, and masked values cannot. */
export function sameSettings(declared: JsonValue, live: JsonValue | undefined): boolean {
  if (isMasked(live)) return true;
  if (isJsonObject(declared))
    return (
      isJsonObject(live) && Object.entries(declared).every(([key, value]) => sameSettings(value, member(live, key)))
    );
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
  const result = new Map<string, JsonValue>();
  for (const [key, value] of Object.entries(isJsonObject(live) ? live : {}))
    if (!isMasked(value)) result.set(key, value);
  for (const [key, value] of Object.entries(isJsonObject(declared) ? declared : {})) {
    const current = result.get(key);
    result.set(key, isJsonObject(current) && isJsonObject(value) ? mergeSettings(current, value) : value);
  }
  return Object.fromEntries(result);
}

/** Places in live settings that are masked and that nobody declares: writing the others would lose them. */
export function maskedUndeclared(
  live: JsonValue | undefined,
  declared: JsonValue | undefined,
  at: Pointer = "",
): Pointer[] {
  if (!isJsonObject(live)) return [];
  return Object.entries(live).flatMap(([key, value]) => {
    const own = member(declared, key);
    const place = childPointer(at, key);
    if (isMasked(value)) return own === undefined ? [place] : [];
    return maskedUndeclared(value, own, place);
  });
}
