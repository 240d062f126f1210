import { createTwoFilesPatch } from "diff";

/** The difference between two texts of a file, as `patch` and `git apply` read it. Empty when there is none. */
export function unifiedDiff(file: string, before: string, after: string): string {
  if (before === after) return "";
  const patch = createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, undefined, undefined, { context: 3 });
  // The library's first line, a ruler, is not part of the format.
  return patch.replace(/^=+\n/, "");
}
