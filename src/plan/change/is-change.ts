import type { Change } from "../generated/plan.ts";

/** Actions for which nothing is written. */
const idle = new Set<Change["action"]>(["none", "withheld"]);

/** Whether something is written for a change. */
export function isWritten({ action }: Pick<Change, "action">): boolean {
  return !idle.has(action);
}

/** Whether a change is more than something to say, and more than a marker to renew: what people agree to and guards count. */
export function isChange({ action }: Pick<Change, "action">): boolean {
  return isWritten({ action }) && action !== "mark";
}

/** Whether an object is as declared and its marker does not remember that: not because of another name alone. */
export function isBehind({ action, reason }: Pick<Change, "action" | "reason">): boolean {
  return action === "mark" && reason !== "moved";
}

/** Whether something is not as declared and is left so, because it cannot be planned. */
export function isWithheld({ action }: Pick<Change, "action">): boolean {
  return action === "withheld";
}

/** Whether a change is left out because a guard refuses it, and nothing else of the plan. */
export function isRefused({ action, warnings }: Pick<Change, "action" | "warnings">): boolean {
  return isWithheld({ action }) && warnings.some(({ severity }) => severity === "error");
}

/** Whether an object is as declared, apart from its marker. */
export function isAsDeclared(change: Pick<Change, "action">): boolean {
  return !isChange(change) && !isWithheld(change);
}

/** Whether an object is let go: it stays in the space and loses its marker. */
export function letsGo({ action, ownership }: Pick<Change, "action" | "ownership">): boolean {
  return action !== "delete" && ownership.before !== null && ownership.after === null;
}

/** Whether an object goes because no manifest declares it any more, be it deleted or released. */
export function goesWithManifest({ action, onRemove }: Pick<Change, "action" | "onRemove">): boolean {
  return action === "delete" || onRemove !== undefined;
}
