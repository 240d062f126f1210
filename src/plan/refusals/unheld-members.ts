import { count, joinSome } from "../../values/words.ts";
import { mayHaveOthers } from "../change/decides-members.ts";
import { isWritten } from "../change/is-change.ts";
import { maySendEverybody } from "../change/sends-everybody.ts";
import type { Change, ObjectUser, Plan } from "../generated/plan.ts";
import type { PlanSituation } from "./situation.ts";

/** What is above such warnings. */
export const UNHELD = "Limits that cannot be checked, because sizes are not known";

/** Whether a warning tells of a limit that nobody can hold against audiences. */
export function isUnheld({ code }: Pick<Plan["warnings"][number], "code">): boolean {
  return code === "plan-members-not-known";
}

/**
 * Says that the limit of members sent is not held against audiences of which a plan sends all members, or may: how many will be in them
 * nobody knows before Segment has computed them. To refuse them would refuse every first plan, so people are told instead.
 */
export function noteUnheldMembers({
  changes,
  limits: { maxMembersResent: most },
}: Pick<PlanSituation, "changes" | "limits">): Plan["warnings"] {
  const written = changes.filter(isWritten);
  const begun = [
    ...written.filter((change) => beginsToSend(change) || isComputedAnew(change)).map(({ name }) => name),
    ...written.filter((change) => maySendEverybody(change) && mayHaveOthers(change)).map(audienceNameOf),
    ...written.flatMap(usersComputedAnew).map(({ name }) => name),
  ];
  const audiences = [...new Set(begun)];
  if (most === undefined || audiences.length === 0) return [];
  const isOne = audiences.length === 1;
  const names = joinSome(audiences.map((name) => JSON.stringify(name)));
  return [
    {
      code: "plan-members-not-known",
      severity: "warning",
      message: `the guard maxMembersResent: ${count(most)} cannot be checked against ${names}, because nobody knows yet how many will be in ${isOne ? "it" : "them"}; all members of ${isOne ? "it" : "them"} may be sent to ${isOne ? "its" : "their"} destinations`,
      hint: "before the apply, audiencectl preview asks Segment how many a query finds",
    },
  ];
}

/** Whether an audience is replaced by one that others may be in, and is sent somewhere, or may be. */
function isComputedAnew(change: Change): boolean {
  const { action, within, impact } = change;
  const isSent = (impact.destinations ?? []).some(({ sends }) => sends !== "never");
  return action === "replace" && !within && isSent && mayHaveOthers(change);
}

/** What uses something that is replaced, and is sent somewhere: it may lose its members until that is computed, and be sent them again. */
export function usersComputedAnew({ action, within, impact }: Change): ObjectUser[] {
  if (action !== "replace" || within) return [];
  return [...(impact.users ?? []), ...(impact.indirectUsers ?? [])].filter(({ destinations = [] }) =>
    destinations.some(({ sends }) => sends !== "never"),
  );
}

/** Whether an audience is new or switched on, and has a destination to which it sends then, or may. */
function beginsToSend(change: Change): boolean {
  const { action, within, after, impact } = change;
  if (within || (impact.destinations ?? []).every(({ sends }) => sends === "never")) return false;
  return (action === "create" && after?.["enabled"] !== false) || isSwitchedOn(change);
}

/** Whether an audience, and not an activation of one, is off and is switched on. */
export function isSwitchedOn({ within, before, after }: Change): boolean {
  return !within && before?.["enabled"] === false && after?.["enabled"] === true;
}

function audienceNameOf({ impact, within, address }: Change): string {
  return impact.audience ?? within?.[0]?.address ?? address;
}
