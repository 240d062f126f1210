import type { Alike, MutationResult } from "../testing/index.ts";
import { count, plural } from "../values/words.ts";

/** How many slips were noticed, without a full stop: `25 of 27 noticed`. Those that may change nothing are counted apart. */
export function mutationsText({ tried, killed, alike, notTried }: MutationResult): string {
  const apart = alike.length === 0 ? "" : `; ${plural(alike.length, "more slip")} may change nothing`;
  const rest = notTried === 0 ? "" : `; ${count(notTried)} more were not tried: choose fewer objects with --target`;
  return `${count(killed)} of ${count(tried - alike.length)} noticed${apart}${rest}`;
}

/** What is known of a slip that probably changes nothing, without a full stop. */
export function alikeText({ tries, never }: Alike): string {
  if (never !== undefined) return `${never}, so nobody can be found who tells these apart`;
  return `nobody was found who tells these apart (${count(tries)} tries, a search and no proof)`;
}
