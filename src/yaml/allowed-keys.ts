import { freeName } from "../values/allowed-name.ts";
import type { JsonObject } from "../values/json.ts";
import { pointerKeys, type Pointer } from "../values/pointer.ts";
import { patternWords } from "./pattern-words.ts";

/**
 * The keys that a pattern does not allow, each with one to use in its place: near to it, and neither another key nor the name
 * that another one gets. A name without a letter gets the first one of the field: in `people`, `1` becomes `p1`.
 *
 * @param owner Where the keys are, at this place.
 * @param pattern One of the schemas' patterns.
 */
export function allowedKeys(owner: JsonObject, pointer: Pointer, pattern: string): ReadonlyMap<string, string> {
  const allowed = new RegExp(pattern);
  const taken = new Set(Object.keys(owner));
  const renamed = new Map<string, string>();
  for (const key of Object.keys(owner)) {
    if (allowed.test(key)) continue;
    const repaired = patternWords(pattern, key, pointerKeys(pointer).at(-1)?.charAt(0))?.repaired;
    if (repaired === undefined) continue;
    const name = freeName(repaired, taken);
    taken.add(name);
    renamed.set(key, name);
  }
  return renamed;
}
