/** A place in a document as people write it: `spec.destinations[].activations`. */
export function placeOf(keys: readonly string[]): string {
  return keys.join(".").replaceAll(".[]", "[]");
}

/** The keys of a place, however it is written. Entries of lists go without saying, so brackets are left out. */
export function keysOf(place: string): string[] {
  return place
    .replaceAll(/\[[^\]]*\]/g, "")
    .replace(/^\./, "")
    .split(".");
}
