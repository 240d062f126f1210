import { distance } from "fastest-levenshtein";

/**
 * Words that turn a name round or make it ask for something else, and that no function of the language has: `without_last` is not
 * `within_last`, and nothing says that `contains` sees no capital letters, as `icontains` does.
 */
const tellingWords: ReadonlySet<string> = new Set(
  (
    "not no non never in without out outside except exclude excluding unless if only all every each now today " +
    "ignore ignoring insensitive sensitive case ci i n distinct"
  ).split(" "),
);

/** Beginnings that say the same without a line between: `notcontains`, `nunique`, `icontains`. */
const tellingBeginnings = /^(?:not|non|no|un|in|dis|n|i)_?/;

/** The words of a name: `without_last` and `withoutLast` have two. */
export function wordsOfName(written: string): string[] {
  return written
    .replaceAll(/([a-z])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .split("_")
    .filter((word) => word !== "");
}

/** Whether a name says something else than a function that it is near, by a word, a beginning or an end of its own. */
export function tellsOtherwise(written: string, near: string): boolean {
  const lower = written.toLowerCase();
  const meant = near.split("_");
  if (wordsOfName(written).some((word) => tellingWords.has(word) && !meant.includes(word))) return true;
  const begun = lower.replace(tellingBeginnings, "");
  // What is a `none` anyway is no denial of it.
  const isDenied = begun !== lower && !meant.includes("none") && distance(begun, near) < distance(lower, near);
  return isDenied || tellingWords.has(endOf(lower, near));
}

/** What a name has behind a function, as `countif` has. */
function endOf(lower: string, near: string): string {
  const [written, meant] = [lower.replaceAll("_", ""), near.replaceAll("_", "")];
  return written.startsWith(meant) ? written.slice(meant.length) : "";
}
