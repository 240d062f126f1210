/** The place of a member of an object, as RFC 6901 writes it. Keys of settings can hold anything. */
export function memberPointer(parent: string, key: string): string {
  return `${parent}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** A place as people read it: `definition.query`, with quotes around keys that are no plain words. */
export function fieldPath(pointer: string): string {
  return pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .map((key) => (/^[A-Za-z_$][\w$-]*$/.test(key) ? key : JSON.stringify(key)))
    .join(".");
}

/** Whether one of the places is the given one, lies in it or holds it. */
export function touchesAny(pointers: readonly string[], pointer: string): boolean {
  return pointers.some((each) => `${each}/`.startsWith(`${pointer}/`) || `${pointer}/`.startsWith(`${each}/`));
}
