/** Whether a name is a path into nested values, which linked audiences do not look into: API.md 4.8. */
export function isNestedPath(name: string): boolean {
  return keysOf(name).length > 1;
}

/** Whether a name is a path through the entries of a list: API.md 4.9. */
export function leadsThroughEntries(name: string): boolean {
  return isNestedPath(name) && keysOf(name).includes("$");
}

/** A dot after a backslash belongs to the name, and those of a reference that is not filled in are no path. */
function keysOf(name: string): string[] {
  return name.replaceAll(/\$\{[^}]*\}/g, "key").split(/(?<!\\)\./);
}

/**
 * Whether a path has one backslash before a dot. Two are documented, as a query is written, for a dot of the name; nothing says what
 * one is for: API.md 4.9.
 *
 * @param text The path as the query writes it.
 */
export function hasLoneBackslash(text: string): boolean {
  return /(?<!\\)(?:\\\\)*\\\./.test(text);
}

/** Whether a field of an event's context leads to the traits in it, or is all of them: documented not to be looked at (API.md 4.8). */
export function isContextTraits(field: string): boolean {
  return /^traits(?:\.|$)/.test(field);
}
