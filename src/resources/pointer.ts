import type { JsonObject, JsonValue, Pointer } from "./resource.ts";

/** The value at a place, or `undefined` where there is none. */
export function getAt(value: JsonValue | undefined, pointer: Pointer): JsonValue | undefined {
  let current = value;
  for (const part of segments(pointer)) {
    if (typeof current !== "object" || current === null || !Object.hasOwn(current, part)) return undefined;
    current = (current as JsonObject)[part];
  }
  return current;
}

/** Puts a value at a place, making the objects on the way there. Changes the given object. */
export function setAt(target: JsonObject, pointer: Pointer, value: JsonValue): void {
  const parts = segments(pointer);
  const last = parts.pop();
  if (last === undefined) return;
  let current = target;
  for (const part of parts) {
    const next = Object.hasOwn(current, part) ? current[part] : undefined;
    // A list is walked into like an object; its items are there already.
    if (typeof next === "object" && next !== null) current = next as JsonObject;
    else current = current[part] = {};
  }
  current[last] = value;
}

/** Takes the value at a place away, if there is one. Changes the given object. */
export function removeAt(target: JsonObject, pointer: Pointer): void {
  const parts = segments(pointer);
  const last = parts.pop();
  const parent = getAt(target, parts.map((part) => `/${part}`).join(""));
  if (last !== undefined && typeof parent === "object" && parent !== null && !Array.isArray(parent))
    delete parent[last];
}

/** The place of a member of the value at a place. */
export function memberPointer(parent: Pointer, key: string): Pointer {
  return `${parent}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

function segments(pointer: Pointer): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}
