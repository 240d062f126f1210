import { nameOfPart, UNDECLARED_PART } from "../plan/change/undeclared-part.ts";
import { membersText } from "../plan/change/counted-members.ts";
import { isSink } from "../plan/order/graph-role.ts";
import { destinationName } from "../plan/destinations/destination-name.ts";
import type { DriftedPart, PartDifference } from "./drift.ts";

/** What became of a part, to follow what it is, and who may have done it. Parts carry no word on whoever edited them. */
export const partTexts: Record<PartDifference, { sentence: string; because: string }> = {
  missing: { sentence: "is missing", because: "removed in the space, by whom is not known, or not applied yet" },
  undeclared: UNDECLARED_PART,
  fields: { sentence: "is not as declared", because: "edited in the space, by whom is not known, or not applied yet" },
};

/**
 * What is said of a part, in the words of somebody who knows its audience: `"Cart abandoners" (96,901 members) is not sent to
 * Mailroom: removed in the space, …`. Without a full stop.
 */
export function partText(part: DriftedPart): string {
  const { sentence, because } = partTexts[part.difference];
  const where = destinationOf(part);
  // By its other activations it may be sent there all the same.
  if (part.difference === "missing" && isSink(part.kind) && where?.sent === true)
    return `${audienceText(part)} is not sent to ${where.name}: ${because}`;
  return `${nameOfPart(part, audienceText(part))} ${sentence}: ${because}`;
}

/** What people call the audience of a part, with its size where that is known. */
export function audienceText({ audience, impact: { members, membersAre } }: DriftedPart): string {
  return `${JSON.stringify(audience)}${members === undefined ? "" : ` (${membersText(members, membersAre)})`}`;
}

/** The destination that a part leads to, and whether the manifest has the audience sent there. */
function destinationOf({ impact }: DriftedPart): { name: string; sent: boolean } | undefined {
  const [own] = impact.destinations ?? [];
  return own && { name: destinationName(own) ?? own.id, sent: own.sends === "now" || own.sends === "after" };
}
