import type { Change } from "../generated/plan.ts";

/** Whether a change is more than something to say, and more than a marker to renew: what people agree to and guards count. */
export function isChange({ action }: Pick<Change, "action">): boolean {
  return action !== "none" && action !== "mark";
}

/** Whether something is written for a change. */
export function isWritten({ action }: Pick<Change, "action">): boolean {
  return action !== "none";
}
