/** A pattern with wildcards. */
export interface Glob {
  /** Whether a whole text is what the pattern stands for. */
  test(text: string): boolean;
}

/**
 * What a pattern stands for: `*` is any text, `?` is one character, everything else is itself.
 *
 * No regular expression: one with many stars tries every way to share a text out among them. Here each star takes as little
 * as it can, and only the last one is ever made to take more; so the steps are at most those of the text times the pattern.
 *
 * @param ignoreCase Whether the case of letters does not count. Default false.
 */
export function globPattern(glob: string, { ignoreCase = false }: { ignoreCase?: boolean } = {}): Glob {
  const charactersOf = (text: string): string[] => Array.from(text, (each) => (ignoreCase ? each.toLowerCase() : each));
  const pattern = charactersOf(glob.replaceAll(/\*+/g, "*"));
  return { test: (text) => fits(pattern, charactersOf(text)) };
}

function fits(pattern: readonly string[], text: readonly string[]): boolean {
  let at = 0;
  let read = 0;
  let star: { at: number; read: number } | undefined;
  while (read < text.length) {
    if (pattern[at] === "*") {
      star = { at, read };
      at += 1;
    } else if (pattern[at] === "?" || pattern[at] === text[read]) {
      at += 1;
      read += 1;
    } else if (star) {
      star.read += 1;
      at = star.at + 1;
      read = star.read;
    } else return false;
  }
  return pattern.slice(at).every((each) => each === "*");
}
