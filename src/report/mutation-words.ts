import type { MutationResult } from "../testing/index.ts";
import { count } from "../values/words.ts";

/** How many slips were noticed, without a full stop: `25 of 27 noticed`. */
export function mutationsText({ tried, killed, notTried }: MutationResult): string {
  const rest = notTried === 0 ? "" : `; ${count(notTried)} more were not tried: choose fewer objects with --target`;
  return `${count(killed)} of ${count(tried)} noticed${rest}`;
}
