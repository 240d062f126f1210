/** Whether a name is a path into nested values, which linked audiences do not look into: API.md 4.8. */
export function isNestedPath(name: string): boolean {
  // A dot after a backslash belongs to the name, and those of a reference that is not filled in are no path.
  return /(?:^|[^\\])\./.test(name.replaceAll(/\$\{[^}]*\}/g, "key"));
}
