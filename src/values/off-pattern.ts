import { globPattern } from "./glob.ts";
import { listSome } from "./words.ts";

/**
 * Why a name is none of those that some globs stand for, to follow the name; `undefined` where it fits one of them, and where
 * there are none.
 */
export function offPattern(name: string, globs: readonly string[]): string | undefined {
  if (globs.length === 0 || globs.some((glob) => globPattern(glob).test(name))) return undefined;
  const near = globs.find((glob) => globPattern(glob, { ignoreCase: true }).test(name));
  if (near !== undefined) return `fits '${near}' but for capital letters`;
  return `fits ${globs.length === 1 ? "not" : "none of"} ${listSome(globs.map((glob) => `'${glob}'`))}`;
}
