import { sumCounts, type Members } from "../plan/members-affected.ts";
import { plural } from "../values/words.ts";

/** A sum after the words that say of what it is. Where all are accounts, these speak of accounts. */
export function labelledSum(words: string, members: Members, write: typeof sumText = shortSumText): string {
  const { known, accounts, unknown } = members;
  if (known !== undefined || unknown > 0) return `${words}: ${write(members)}`;
  const said = words.replace(/^members( today)? of/, "accounts$1 in").replace(/^members/, "accounts");
  return `${said}: ${write({ ...members, known: accounts, accounts: undefined })}`;
}

/** A sum over audiences without their number: `1,204`, `14 and those of 1 audience, not known`. */
export function shortSumText(members: Members): string {
  const { audiences, unknown } = members;
  const known = sumCounts(members);
  if (unknown === 0) return known;
  return unknown === audiences ? "not known" : `${known} and those of ${plural(unknown, "audience")}, not known`;
}

/** A sum over audiences: `1,204`, `14, added up over 2 audiences, and those of 1 audience, not known`. */
export function sumText(members: Members): string {
  const { audiences, unknown } = members;
  const of = audiences - unknown;
  if (of === 0) return audiences === 1 ? "not known" : `not known (${plural(audiences, "audience")})`;
  return [
    sumCounts(members),
    ...(of > 1 ? [`added up over ${plural(of, "audience")}`] : []),
    ...(unknown > 0 ? [`and those of ${plural(unknown, "audience")}, not known`] : []),
  ].join(", ");
}
