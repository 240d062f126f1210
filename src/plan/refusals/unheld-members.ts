import { count, joinSome } from "../../values/words.ts";
import { isWritten } from "../change/is-change.ts";
import type { Change, Plan } from "../generated/plan.ts";
import type { PlanSituation } from "./situation.ts";

/**
 * Says that the limit of members sent is not held against audiences that begin to send with this plan: how many will be in them
 * nobody knows before Segment has computed them. To refuse them would refuse every first plan, so people are told instead.
 */
export function noteUnheldMembers({
  changes,
  limits: { maxMembersResent: most },
}: Pick<PlanSituation, "changes" | "limits">): Plan["warnings"] {
  const begun = changes.filter((change) => isWritten(change) && beginsToSend(change));
  if (most === undefined || begun.length === 0) return [];
  const isOne = begun.length === 1;
  const names = joinSome(begun.map(({ name }) => JSON.stringify(name)));
  return [
    {
      code: "plan-members-not-known",
      severity: "warning",
      message: `the guard maxMembersResent: ${count(most)} cannot be checked against ${names}, because nobody knows yet how many will be in ${isOne ? "it" : "them"}; all members of ${isOne ? "it" : "them"} may be sent to ${isOne ? "its" : "their"} destinations`,
      hint: "before the apply, audiencectl preview asks Segment how many a query finds",
    },
  ];
}

/** Whether an audience is new or switched on, and has a destination to which it sends then, or may. */
function beginsToSend({ action, within, before, after, impact: { destinations = [] } }: Change): boolean {
  if (within || destinations.every(({ sends }) => sends === "never")) return false;
  return (
    (action === "create" && after?.["enabled"] !== false) ||
    (before?.["enabled"] === false && after?.["enabled"] === true)
  );
}
