import { isLossForGood } from "../plan/change/loss-for-good.ts";
import { joinWords } from "../values/words.ts";
import type { Change } from "../plan/generated/plan.ts";

/** Whether a change destroys an object. */
export function isDestructive({ action }: Pick<Change, "action">): boolean {
  return action === "delete" || action === "replace";
}

/** What a loss comes to, as sentences. Empty where a plan deletes and replaces nothing. */
export function lossText(changes: readonly Pick<Change, "action" | "kind" | "key" | "within">[]): string {
  const lost = changes.filter(isLossForGood);
  // What goes with its audience is told with that.
  const others = changes.filter((change) => isDestructive(change) && !isLossForGood(change));
  const isOther = others.some(({ within }) => within === undefined || lost.length === 0);
  return [...(isOther ? [AGAIN] : []), ...(lost.length > 0 ? [forGoodText(lost, isOther)] : [])].toReversed().join(" ");
}

const AGAIN = "Filters, schedules, connections and activations that are deleted can be created again, with other ids.";

function forGoodText(lost: readonly Pick<Change, "key">[], isMixed: boolean): string {
  const hasKey = lost.some(({ key }) => key !== undefined);
  // API.md 2.4
  const keys = hasKey ? ", and the old key stays on every profile that has it" : "";
  const what = isMixed ? "An audience or trait that is deleted or replaced" : "What is deleted or replaced";
  return `${what} cannot be brought back: what is created again has another id${keys}.`;
}

/** So many addresses are named. */
const MOST_NAMED = 3;

/**
 * How to keep what a plan deletes because its manifest is gone, as a sentence without marks. Empty where it deletes no such
 * thing.
 */
export function keepText(changes: readonly Pick<Change, "action" | "reason" | "within" | "address">[]): string {
  const gone = changes.filter(({ action, reason, within }) => action === "delete" && reason === "removed" && !within);
  if (gone.length === 0) return "";
  const named = gone.map(({ address }) => address);
  const what = gone.length > MOST_NAMED ? "the address of each" : joinWords(named, "and");
  const it = gone.length === 1 ? "it" : "them";
  return `To stop managing ${it} and keep ${it} in Segment: list ${what} under spec.forget of the project file. Or bring the manifest back, apply it with metadata.onRemove: forget or disable, and take it out then.`;
}
