import { mayHaveOthers } from "../plan/change/decides-members.ts";
import { whatStays } from "../plan/change/what-stays.ts";
import type { Change } from "../plan/generated/plan.ts";

/** What stays the same of what is written, where that is known, and no other change of its plan moves it. Without a full stop; `undefined` for all other changes. */
export function staysText(change: Change): string | undefined {
  const known = whatStays(change);
  if (!known) return undefined;
  const members = known.stays === "members";
  if (mayHaveOthers(change)) return known.only === "words" ? undefined : "in Segment only its marker changes";
  if (known.only === "words") return members ? "who is in it stays the same" : "no value of it changes by that";
  return `in Segment only its marker changes, so ${members ? "who is in it stays the same" : "no value of it changes by that"}`;
}
