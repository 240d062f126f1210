import { closest, distance } from "fastest-levenshtein";

/**
 * The known word that somebody probably meant, or `undefined` when none is near.
 * Near means at most a third of the letters differ, and never more than three.
 */
export function suggest(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const best = closest(word, known);
  const allowed = Math.min(3, Math.max(1, Math.floor(Math.max(word.length, best.length) / 3)));
  const folded = best.toLowerCase() === word.toLowerCase();
  return folded || distance(word.toLowerCase(), best.toLowerCase()) <= allowed ? best : undefined;
}
