import { resourceKinds } from "../../resources/kinds.ts";
import { countsForSpace, mostPerSpace, quotaName } from "../../resources/most-per-space.ts";
import { unknownKinds } from "../../resources/reading.ts";
import { count, plural } from "../../values/words.ts";
import type { AuditRule } from "../rule.ts";

/** So much of what a space may have is near to all of it. */
const NEAR = 0.9;

/** Kinds of which a space has almost as many objects as it may have (API.md 2.11, API.md 6.2). */
export const nearQuota: AuditRule = {
  name: "near-quota",
  title: "Near to the most that the space may have",
  saves: "an apply that is refused because the space is full",
  hint: "delete what is not needed, or ask Segment for more",
  needs: [],
  find({ reading, readAt, quotas }) {
    const unread = new Set(unknownKinds(reading, []).map(({ kind }) => kind));
    const kinds = resourceKinds.filter(({ kind, parent }) => parent === undefined && !unread.has(kind));
    const counted = kinds.map((kind) => ({
      kind,
      most: mostPerSpace(kind, quotas),
      present: reading.live.filter((each) => each.kind === kind.kind && countsForSpace(kind.kind, each.spec)).length,
    }));
    const rows = counted.flatMap(({ kind, most, present }) => {
      if (most === undefined || present < most * NEAR) return [];
      const source = kind.mostPerSpace === undefined ? `limits.${quotaName(kind)} of the project file` : "Segment";
      return [
        {
          evidence: `${count(present)} of ${plural(most, kind.prefix)} are taken; the number is that of ${source}`,
          readAt,
        },
      ];
    });
    // Only of audiences it is documented that there is a limit, which depends on the contract.
    const gaps = counted.flatMap(({ kind, most }) =>
      most === undefined && kind.keyMeans === "audience"
        ? [
            {
              what: `how many audiences the space may have: limits.${quotaName(kind)} of the project file does not say`,
              refused: false,
            },
          ]
        : [],
    );
    return { rows, gaps };
  },
};
