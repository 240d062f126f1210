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

/** Whether something is not as declared and is left so, because it cannot be planned. */
export function isWithheld({ action }: Pick<Change, "action">): boolean {
  return action === "withheld";
}

/** Whether an object is as declared, apart from its marker. */
export function isAsDeclared(change: Pick<Change, "action">): boolean {
  return !isChange(change) && !isWithheld(change);
}
