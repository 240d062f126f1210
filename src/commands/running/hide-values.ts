/** What is short or a plain word is no secret, and helps to see what was mistyped. Longest, in characters. */
const LONGEST_SHOWN = 16;

/**
 * A message about a wrong use without the long values that it quotes: a token or the address of a webhook may have been put
 * in the wrong place.
 *
 * @param argv The command line that the message is about.
 */
export function hideValues(message: string, argv: readonly string[]): string {
  const values = argv.flatMap(valuesOf).filter((value) => value.length > LONGEST_SHOWN && !/^[a-z-]+$/.test(value));
  // The longest first, so that a value which begins with another one leaves no rest.
  const sorted = values.toSorted((a, b) => b.length - a.length);
  return sorted.reduce((text, value) => text.replaceAll(value, "…"), message);
}

/** A word as a whole, what stands after its `=`, and what stands right behind a flag of one letter. */
function valuesOf(word: string): string[] {
  if (word.startsWith("--")) return [word.slice(2).replace(/^[^=]*=/, "")];
  return word.startsWith("-") ? [word.slice(2)] : [word];
}
