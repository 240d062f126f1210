import { distance } from "fastest-levenshtein";
import { functions } from "./functions.ts";
import { namesElsewhere, supersededNames } from "./spelling.ts";

/** A shorter name, such as `eq` or `lt`, is one letter away from its opposite. */
const FEWEST_LETTERS = 6;

/** Replaced names, and those of other languages, that are long enough to be mistyped, with the current ones. */
const replaced: ReadonlyMap<string, string> = new Map(
  [
    ...supersededNames,
    ...namesElsewhere,
    ...[...functions].map(([name, { replacedBy }]) => [name, replacedBy] as const),
  ].flatMap(([name, current]) =>
    current !== undefined && name.length >= FEWEST_LETTERS ? [[name, current] as const] : [],
  ),
);

/**
 * The function of the same meaning as the one that was probably meant: `contains` for `contains_on`, a slip of `contains_one`,
 * and `avg` for `avrage`, a slip of `average`.
 *
 * @param written In lower case.
 * @param names The functions that may stand there.
 * @param isOther Whether the words of the name say something else on purpose, as `contains_none` does.
 */
export function nearSuperseded(
  written: string,
  names: readonly string[],
  isOther: (name: string) => boolean,
): string | undefined {
  const near = [...replaced].filter(([name, current]) => names.includes(current) && distance(written, name) <= 1);
  const [[name, current] = ["", undefined], ...others] = near;
  return others.length > 0 || isOther(name) ? undefined : current;
}
