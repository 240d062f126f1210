/** A place inside a value, as RFC 6901 writes it; the root is the empty text. */
export type Pointer = string;

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
  return pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** Whether the place, or a value that holds it, is in the set. */
export function isWithin(pointer: Pointer, set: ReadonlySet<Pointer>): boolean {
  if (set.size === 0) return false;
  for (let at = pointer; ; at = parentPointer(at)) {
    if (set.has(at)) return true;
    if (at === "") return false;
  }
}

/** The place as people write it: `spec.options.filterByExternalIds[1]`; the root is the empty text. */
export function fieldPath(pointer: Pointer): string {
  return pointerKeys(pointer).reduce((path, key) => {
    if (/^\d+$/.test(key)) return `${path}[${key}]`;
    const name = /^[A-Za-z_$][\w$-]*$/.test(key) ? key : JSON.stringify(key);
    return path === "" ? name : `${path}.${name}`;
  }, "");
}
