import { isJsonObject, member, type JsonValue } from "../values/json.ts";
import { childPointer, pointerKeys, type Pointer } from "../values/pointer.ts";

/** Places of one shape: a pointer in which `*` stands for every item of a list. */
export type PlacePattern = string;

/** A value and where it stands. */
export interface Found {
  pointer: Pointer;
  value: JsonValue;
}

/** Every value at a place of the pattern, in the order of the document. */
export function findAll(value: JsonValue, pattern: PlacePattern): Found[] {
  let found: Found[] = [{ pointer: "", value }];
  for (const key of keysOf(pattern)) {
    // Most manifests have nothing at most patterns.
    if (found.length === 0) break;
    found = found.flatMap((at) => step(at, key));
  }
  return found;
}

/** Whether a place lies below one of the pattern. */
export function isBelow(pointer: Pointer, pattern: PlacePattern): boolean {
  const keys = pointerKeys(pointer);
  const wanted = keysOf(pattern);
  return keys.length > wanted.length && wanted.every((key, index) => key === "*" || key === keys[index]);
}

// The same few patterns, written in code, are asked of every value of every manifest.
const taken = new Map<PlacePattern, readonly string[]>();

function keysOf(pattern: PlacePattern): readonly string[] {
  const keys = taken.get(pattern) ?? pointerKeys(pattern);
  taken.set(pattern, keys);
  return keys;
}

function step({ pointer, value }: Found, key: string): Found[] {
  if (key === "*") {
    if (!Array.isArray(value)) return [];
    return value.map((item, index) => ({ pointer: childPointer(pointer, index), value: item }));
  }
  const next = isJsonObject(value) ? member(value, key) : undefined;
  return next === undefined ? [] : [{ pointer: childPointer(pointer, key), value: next }];
}
