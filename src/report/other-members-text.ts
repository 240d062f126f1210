import { destinationName } from "../plan/destinations/destination-name.ts";
import type { Change } from "../plan/generated/plan.ts";
import { member } from "../values/json.ts";
import { joinSome } from "../values/words.ts";

/** What an audience consists of, before and after it is replaced: `users`, `accounts`; `undefined` where that stays the same. */
export function otherMembers({ action, before, after }: Change): Record<"was" | "becomes", string> | undefined {
  const [was, becomes] = [member(before ?? {}, "audienceType"), member(after ?? {}, "audienceType")];
  const isOther = action === "replace" && typeof was === "string" && typeof becomes === "string" && was !== becomes;
  return isOther ? { was: was.toLowerCase(), becomes: becomes.toLowerCase() } : undefined;
}

/** The members of the old audience are not those of the new one, whatever a finding says of how many are sent. */
export function otherMembersText({ impact }: Change, { was, becomes }: Record<"was" | "becomes", string>): string {
  const ways = (impact.destinations ?? []).filter(({ sends }) => sends !== "never");
  const to = [...new Set(ways.map((each) => destinationName(each) ?? each.id))];
  const sent = to.length === 0 ? "" : `; all ${becomes} in it may be sent to ${joinSome(to)}`;
  return `it has ${was} now and will have ${becomes}: which ones is not known${sent}`;
}
