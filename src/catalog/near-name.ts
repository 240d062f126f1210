import { suggest } from "../values/suggest.ts";

/** The known name that somebody probably meant: one that differs in its spelling only goes before one that is near. */
export function nearName(name: string, known: readonly string[]): string | undefined {
  const folded = fold(name);
  const same = folded === "" ? undefined : known.find((each) => fold(each) === folded);
  return same ?? suggest(name, known);
}

/** One text for all spellings of a name: without capitals, blanks and the signs that stand between words. */
function fold(name: string): string {
  return name
    .toLowerCase()
    .normalize("NFC")
    .replaceAll(/[\s_.:/-]+/g, "");
}
