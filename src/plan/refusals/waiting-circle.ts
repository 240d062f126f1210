import { refuseCircle } from "./refuse-circle.ts";
import type { RefusalRule } from "./refusal-rule.ts";

/** Refuses changes that wait for each other in a circle. Where references go in one, that is said already. */
export const waitingCircle: RefusalRule = {
  codes: ["plan-cycle"],
  refuse: ({ circular, waitingCircle: path }) => (circular || path.length === 0 ? [] : [refuseCircle(path, "waiting")]),
};
