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

/** Letters that say the same before a word without a line between: `notcontains`, `is_nset`, `icontains`. */
const tellingLetters: readonly string[] = ["not", "non", "no", "un", "in", "dis", "n", "i"];

/** The words of a name: `without_last` and `withoutLast` have two. */
export function wordsOfName(written: string): string[] {
  return written
    .replaceAll(/([a-z])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .split("_")
    .filter((word) => word !== "");
}

/** Whether a name says something else than a function that it is near, by a word of its own, or by letters before one or at the end. */
export function tellsOtherwise(written: string, near: string): boolean {
  const lower = written.toLowerCase();
  const meant = near.split("_");
  if (wordsOfName(written).some((word) => tellingWords.has(word) && !meant.includes(word))) return true;
  // What is a `none` anyway is no denial of it.
  return (!meant.includes("none") && isDenied(lower, meant)) || tellingWords.has(endOf(lower, near));
}

/** Whether a name is nearer to a function with letters that turn it round at one of its words than to the function. */
function isDenied(lower: string, meant: readonly string[]): boolean {
  const written = lower.replaceAll("_", "");
  const apart = distance(written, meant.join(""));
  return meant.some((_, at) =>
    tellingLetters.some((letters) => distance(written, meant.toSpliced(at, 0, letters).join("")) < apart),
  );
}

/** What a name has behind a function, as `countif` has. */
function endOf(lower: string, near: string): string {
  const [written, meant] = [lower.replaceAll("_", ""), near.replaceAll("_", "")];
  return written.startsWith(meant) ? written.slice(meant.length) : "";
}
