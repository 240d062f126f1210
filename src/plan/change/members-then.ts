import { memberCount, type CountedMembers } from "./counted-members.ts";

/**
 * Everybody in an audience after a plan that may put others into it, to be followed by what becomes of them.
 *
 * @param counted How many are in it today, where that is known.
 * @param isAnew Whether the audience is deleted and created again.
 */
export function membersThen(counted: CountedMembers, isAnew: boolean): string {
  const who = isAnew ? "all who will be in the new audience" : "all who will be in the audience";
  const today = isAnew ? "are in the old one" : "are in it today";
  return `${who} (not known how many${counted.members === undefined ? "" : `; ${memberCount(counted)} ${today}`})`;
}
