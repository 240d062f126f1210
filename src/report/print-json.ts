/** A value as a JSON document, indented for those who read it. Ends with a line break. */
export function printJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
