import type { CatalogEvent, CatalogTrait } from "../generated/catalog.ts";
import type { KnownNames } from "../known-names.ts";
import { nearName } from "../near-name.ts";
import { listSome } from "../../values/words.ts";

/** So few names are all named. */
export const FEW = 12;

/** A name in a sentence. */
export function quoteName(name: string): string {
  return `'${name}'`;
}

type Seen = Pick<CatalogEvent & CatalogTrait, "seen" | "lastSeen" | "perDay">;

/** When a name was seen, to follow it in a sentence: `, last seen on 2026-05-12`. */
export function seenText({ seen, lastSeen, perDay }: Seen, seenSince: string | undefined): string {
  if (seen === false) return ", which is declared and was never seen";
  const often = perDay === undefined ? "" : perDay === 0 ? ", none of late" : `, at least ${perDay} a day`;
  if (lastSeen !== undefined) return `, last seen on ${lastSeen}${often}`;
  return `${seenSince === undefined ? "" : `, seen since ${seenSince}`}${often}`;
}

/**
 * What to do about a name that is not known: the one that was probably meant, or how to go on with it.
 *
 * @param among The names among which it is looked for.
 * @param describe What follows the suggestion.
 */
export function remedyFor(
  name: string,
  among: readonly string[],
  { isFile }: Pick<KnownNames, "isFile">,
  describe: (near: string) => string = () => "",
): string {
  const near = nearName(name, among);
  if (near !== undefined) return `did you mean ${quoteName(near)}${describe(near)}?`;
  const some = among.length > 0 && among.length <= FEW ? [`known are ${listSome(among.map(quoteName))}`] : [];
  return [...some, ...goOn(name, { isFile })].join("; ");
}

/** How to go on with a name that nothing is near to. */
export function goOn(name: string, { isFile }: Pick<KnownNames, "isFile">): string[] {
  const meant = `if it is intended, list ${quoteName(name)} in spec.lint.names of the project file`;
  return [...(isFile ? ["when it is new, pull the catalog again"] : []), meant];
}
