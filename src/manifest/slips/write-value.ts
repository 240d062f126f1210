/** A text as it can be in braces and brackets of YAML: in quotes, unless it consists of letters, digits, `-` and `_`. */
export function writeInBraces(text: string): string {
  return /^\w[\w-]*$/.test(text) ? text : JSON.stringify(text);
}
