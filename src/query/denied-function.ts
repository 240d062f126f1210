import { supersededNames } from "./spelling.ts";

/** Words before the name of a function that turn it round. */
const denial = /^(?:is_?not|not|non|no|isnt|doesnt|does_?not)_?/;

/** A function that is nearly the opposite of another one, and what makes the difference where there is no value: API.md 4.6. */
const nearlyOpposite: ReadonlyMap<string, { name: string; difference: string }> = new Map([
  ["one_of", { name: "none_of(…)", difference: "nothing says whether none_of(…) does" }],
  ["equals", { name: "differs(…)", difference: "differs(…) does not" }],
]);

/** Both ways to say that none of some values is there, of which nobody knows which one is meant. */
export function sayBothWays(name: string): string | undefined {
  const other = nearlyOpposite.get(name);
  return (
    other &&
    `write ${other.name}, or ${name}(…) with NOT before the whole condition; NOT also takes those without a value, and ${other.difference}`
  );
}

/**
 * What to write for `not_one_of`, which says the opposite of a function. `undefined` for any other name.
 *
 * @param names The functions that may stand there.
 */
export function hintOfDenied(written: string, names: readonly string[]): string | undefined {
  const lower = written.toLowerCase();
  const rest = lower.replace(denial, "");
  const current = [rest, `${rest}s`].find((name) => names.includes(name)) ?? supersededNames.get(rest);
  if (rest === lower || current === undefined || !names.includes(current)) return undefined;
  return sayBothWays(current) ?? `write NOT before the whole condition, and ${current}(…) here`;
}
