import { member, type JsonObject } from "../../values/json.ts";
import { count, plural } from "../../values/words.ts";
import type { Change } from "../generated/plan.ts";

/** How many a live audience holds, and what they are. */
export type CountedMembers = Pick<Change["impact"], "members" | "membersAre">;

/** The size of a live audience with what its members are, as `impact` has both: nothing of one whose size is not known. */
export function countedMembers(members: number | undefined, spec: JsonObject | undefined): CountedMembers {
  if (members === undefined) return {};
  return { members, ...(member(spec ?? {}, "audienceType") === "ACCOUNTS" && { membersAre: "accounts" as const }) };
}

/** A size with its unit: `1,204 members`, `2 accounts`. */
export function membersText(members: number, are: CountedMembers["membersAre"]): string {
  return plural(members, are === "accounts" ? "account" : "member");
}

/** Everybody in an audience as it is: `all 1,204 members of the audience`, `all members of the audience`. */
export function allMembersText({ members, membersAre: are }: CountedMembers): string {
  return members === undefined ? "all members of the audience" : `all ${membersText(members, are)} of the audience`;
}

/** A size in a place that speaks of members already: the number alone, and the unit of accounts. */
export function memberCount({ members = 0, membersAre: are }: CountedMembers): string {
  return are === "accounts" ? membersText(members, are) : count(members);
}
