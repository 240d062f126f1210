import type { Plan } from "../plan/generated/plan.ts";
import { count, plural } from "../values/words.ts";

/** So many lanes are named; what the others take hardly matters beside them. */
const MOST_LANES = 4;

/** What applying a plan costs, as a sentence. Where it takes time, the lanes that are busy are named. */
export function costText({ requests, seconds }: Plan["estimate"]): string {
  const total = Object.values(requests).reduce((sum, number) => sum + number, 0);
  const busy = Object.entries(requests)
    .filter(([, number]) => number > 1)
    .toSorted(([, a], [, b]) => b - a);
  const named = busy.slice(0, MOST_LANES).map(([lane, number]) => `${lane} ${count(number)}`);
  const others = busy.length > MOST_LANES ? ["…"] : [];
  const lanes = seconds > 0 && busy.length > 1 ? ` (${[...named, ...others].join(", ")})` : "";
  const time = seconds > 0 ? `, at least ${count(seconds)} s under the rate limits` : "";
  return `Applying takes ${plural(total, "request")}${lanes}${time}.`;
}
