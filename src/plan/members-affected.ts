import { kindOf } from "../resources/kinds.ts";
import { ADOPT_WITH_CHANGES, countedAs } from "./change/counted-as.ts";
import type { Change } from "./generated/plan.ts";

/** Actions that those notice whom an audience holds, and those who are sent it. */
const noticed: ReadonlySet<string> = new Set(["update", "replace", "delete", ADOPT_WITH_CHANGES]);

/** The changes that people notice: nobody is in an audience that is created, and a marker is nothing to anybody. */
export function noticedChanges(changes: readonly Change[]): Change[] {
  return changes.filter(
    (change) => noticed.has(countedAs(change)) || (change.action === "create" && change.impact.members !== undefined),
  );
}

/** How many audiences there are, of how many of them Segment does not say the size, and the sum of the other sizes. */
export interface Members {
  audiences: number;
  unknown: number;
  known: number;
}

/** The members of all audiences that changes concern. */
export function membersAffected(changes: readonly Change[]): Members {
  return membersOf(noticedChanges(changes));
}

/** The members of the audiences among objects; parts know those of their audience, which counts once. */
export function membersOf(objects: readonly Pick<Change, "address" | "kind" | "within" | "impact">[]): Members {
  const byAudience = new Map<string, number | undefined>();
  for (const { address, kind, within, impact } of objects) {
    const audience = within?.[0]?.address ?? address;
    if (within === undefined && impact.members === undefined && kindOf(kind).keyMeans !== "audience") continue;
    byAudience.set(audience, byAudience.get(audience) ?? impact.members);
  }
  const sizes = [...byAudience.values()];
  const known = sizes.filter((size) => size !== undefined);
  return {
    audiences: sizes.length,
    unknown: sizes.length - known.length,
    known: known.reduce((sum, members) => sum + members, 0),
  };
}
