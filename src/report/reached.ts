import { wasWritten, type Outcome } from "../apply/outcome.ts";
import { isWritten } from "../plan/change/is-change.ts";
import { reachableUsers } from "../plan/change/reachable-users.ts";
import type { Change, ObjectUser } from "../plan/generated/plan.ts";
import { membersOf, noticedChanges, type Members } from "../plan/members-affected.ts";
import { graphRole } from "../plan/order/graph-role.ts";
import { labelledSum, shortSumText, type sumText } from "./sum-texts.ts";
import { mayChangeUsers } from "./used-by-text.ts";
import { namesOfUsers, sentToText, usersOf, type UserTold } from "./users-of.ts";

/**
 * Live audiences that are sent somewhere, or may be, and use what a plan changes, itself or through others: their members may
 * change with it. Each once, without those that have a change that counts their members by itself.
 */
export function reachedAudiences(changes: readonly Change[]): ObjectUser[] {
  const written = changes.filter(isWritten);
  const counted = new Set(noticedChanges(written).map(({ address, within }) => within?.[0]?.address ?? address));
  const reached = written
    .filter(mayChangeUsers)
    .flatMap(({ impact }) => reachableUsers(impact))
    .filter(
      ({ dependent, kind, destinations = [] }) =>
        graphRole(kind) === "other" && !counted.has(dependent) && destinations.some(({ sends }) => sends !== "never"),
    );
  return [...new Map(reached.map((user) => [user.dependent, user])).values()];
}

/** Who may change with what an apply has done, with the sizes that were read before it, as sentences. None where nobody is sent. */
export function reachedByApply(changes: readonly Change[], outcomes: readonly Outcome[]): string[] {
  const done = new Set(outcomes.filter(wasWritten).map(({ address }) => address));
  const reached = reachedTold(reachedAudiences(changes.filter(({ address }) => done.has(address))));
  const before = reached.map(({ about, ...user }) => ({
    ...user,
    about: about.map((text) => text.replace(/ (member|account)s?$/, "$& before")),
  }));
  return before.length === 0 ? [] : [`May change with it: ${namesOfUsers(before)}.`];
}

/**
 * How many are in audiences that use what changes and are sent somewhere, and where: `members of other audiences that may change
 * with it: 239, sent to Mailroom`. Empty where there are none.
 *
 * @param write Default: in few words.
 */
export function reachedTexts(reached: readonly ObjectUser[], write: typeof sumText = shortSumText): string[] {
  const sent = sentToText(reachedTold(reached));
  if (sent === undefined) return [];
  return [
    `${labelledSum("members of other audiences that may change with it", reachedMembers(reached), write)}, ${sent}`,
  ];
}

/** The members of these audiences, for a sum. */
export function reachedMembers(reached: readonly ObjectUser[]): Members {
  return membersOf(
    reached.map(({ dependent: address, kind, members, membersAre }) => ({
      address,
      kind,
      impact: { dependents: [], ...(members !== undefined && { members }), ...(membersAre && { membersAre }) },
    })),
  );
}

/** What is known of them, as of users of one object. */
function reachedTold(reached: readonly ObjectUser[]): UserTold[] {
  return usersOf({ impact: { dependents: [], indirectUsers: [...reached] } });
}
