/** A message of an API may be a page of HTML; nobody reads more than this of it in a comment. */
const LONGEST_SENTENCE = 1000;

/** A text that is no longer than a report of many can take, cut between characters. @param most In UTF-16 units. */
export function shorten(text: string, most = LONGEST_SENTENCE): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
