/** Words with commas, and `or` or `and` before the last: `a, b or c`. */
export function joinWords(words: readonly string[], joint: "or" | "and" = "or"): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} ${joint} ${last}`;
}

/** So many words of a list that may be long are written out. */
export const MOST_LISTED = 20;

/** The first words of a list that may be long, with commas: `a, b and 4,998 more`. */
export function listSome(words: readonly string[]): string {
  const more = words.length - MOST_LISTED;
  return words.slice(0, MOST_LISTED).join(", ") + (more > 0 ? ` and ${count(more)} more` : "");
}

/** The first words of a list that may be long, joined: `a, b and c`, `a, b and 4,998 more`. */
export function joinSome(words: readonly string[]): string {
  return words.length > MOST_LISTED ? listSome(words) : joinWords(words, "and");
}

/** A count with thousands separated: `12,034`. */
export function count(value: number): string {
  // By hand, because loading the locale data for it takes longer than most commands do.
  return String(value).replaceAll(/(?<=\d)(?=(?:\d{3})+$)/g, ",");
}

/** A count with its noun: `1 audience`, `3 audiences`. */
export function plural(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? "" : "s"}`;
}

/** A name with a hyphen between the words that only capitals set apart: `apiKey` becomes `api-Key`. */
export function splitCamelCase(text: string): string {
  return text.replaceAll(/([a-z0-9])([A-Z])/g, "$1-$2");
}

/** A text with a capital at its beginning. */
export function capitalise(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** A number of bytes as people read it: `8.8 MiB`. */
export function mebibytes(bytes: number): string {
  return `${Math.round((bytes / 1024 / 1024) * 10) / 10} MiB`;
}
