/**
 * The start of a text from outside, and how long the whole is: `The name... (5,000,000 characters)`. A text within the
 * limit stays as it is. Mask secrets before: one that is cut in two would not be found any more.
 *
 * @param limit Characters that are kept, in UTF-16 units.
 */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  // Half of a character at the end would be one that nobody wrote.
  const start = text.slice(0, limit).replace(/[\u{D800}-\u{DBFF}]$/u, "");
  return `${start}... (${text.length.toLocaleString("en")} characters)`;
}
