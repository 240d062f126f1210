import { isJsonObject, member, type JsonObject, type JsonValue } from "./json.ts";

/** A place inside a value, as RFC 6901 writes it: `/definition/query`; the root is the empty text. */
export type Pointer = string;

/** The value at a place, or `undefined` where there is none. */
export function getAt(value: JsonValue | undefined, pointer: Pointer): JsonValue | undefined {
  let current = value;
  for (const key of pointerKeys(pointer)) {
    current = childOf(current, key);
    if (current === undefined) return undefined;
  }
  return current;
}

/** Puts a value at a place, making the objects on the way there. Changes the given object. */
export function setAt(target: JsonObject, pointer: Pointer, value: JsonValue): void {
  const parts = pointerKeys(pointer);
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
  const key = pointerKeys(pointer).at(-1);
  const parent = getAt(target, parentPointer(pointer));
  if (key !== undefined && isJsonObject(parent)) delete parent[key];
}

/** The pointer to a member or an item of the value at `parent`. */
export function childPointer(parent: Pointer, key: string | number): Pointer {
  if (typeof key === "number") return `${parent}/${key}`;
  return `${parent}/${/[~/]/.test(key) ? key.replaceAll("~", "~0").replaceAll("/", "~1") : key}`;
}

/** The pointer to the value that holds this one; the root is its own parent. */
export function parentPointer(pointer: Pointer): Pointer {
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf("/")));
}

/** The keys on the way from the root to the place. */
export function pointerKeys(pointer: Pointer): string[] {
  const keys = pointer.split("/").slice(1);
  return pointer.includes("~") ? keys.map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~")) : keys;
}

/** Whether the place, or a value that holds it, is in the set. */
export function isWithin(pointer: Pointer, set: ReadonlySet<Pointer>): boolean {
  if (set.size === 0) return false;
  for (let at = pointer; ; at = parentPointer(at)) {
    if (set.has(at)) return true;
    if (at === "") return false;
  }
}

/**
 * The place as people write it: `spec.options.filterByExternalIds[1]`; the root is the empty text.
 *
 * @param root The value that the place is in, which tells a key of digits from the number of an item. Without it, digits
 *   are the number of an item.
 */
export function fieldPath(pointer: Pointer, root?: JsonValue): string {
  let path = "";
  let parent = root;
  for (const key of pointerKeys(pointer)) {
    const isItem = /^\d+$/.test(key) && (root === undefined || Array.isArray(parent));
    const name = /^[A-Za-z_$][\w$-]*$/.test(key) ? key : JSON.stringify(key);
    path += isItem ? `[${key}]` : path === "" ? name : `.${name}`;
    parent = childOf(parent, key);
  }
  return path;
}

/** Whether one of the places is the given one, lies in it or holds it. */
export function touchesAny(pointers: readonly string[], pointer: string): boolean {
  return pointers.some((each) => `${each}/`.startsWith(`${pointer}/`) || `${pointer}/`.startsWith(`${each}/`));
}

/** Whether one of the places is the given one or lies in it. */
export function someWithin(pointers: readonly Pointer[], pointer: Pointer): boolean {
  return pointers.some((each) => each === pointer || each.startsWith(`${pointer}/`));
}

function childOf(value: JsonValue | undefined, key: string): JsonValue | undefined {
  if (!Array.isArray(value)) return member(value, key);
  return /^(?:0|[1-9]\d*)$/.test(key) ? value[Number(key)] : undefined;
}
