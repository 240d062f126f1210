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
