import { joinWords } from "../values/words.ts";
import type { Change } from "../plan/generated/plan.ts";

/** Whether a change destroys an object. */
export function isDestructive({ action }: Pick<Change, "action">): boolean {
  return action === "delete" || action === "replace";
}

/** Why a loss is for good, as sentences. Empty where a plan deletes and replaces nothing. */
export function lossText(changes: readonly Pick<Change, "action" | "key">[]): string {
  const lost = changes.filter(isDestructive);
  if (lost.length === 0) return "";
  const hasKey = lost.some(({ key }) => key !== undefined);
  // API.md 2.4
  const keys = hasKey ? ", and the old key stays on every profile that has it" : "";
  return `What is deleted or replaced cannot be brought back: what is created again has another id${keys}.`;
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
