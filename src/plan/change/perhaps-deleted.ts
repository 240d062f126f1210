import { kindOf } from "../../resources/kinds.ts";
import type { Change, Plan } from "../generated/plan.ts";

/** A creation of what may have been in the space before, and what hints at that. */
export interface PerhapsDeleted {
  change: Change;
  /** The commit whose files declare it, too. Left out: they do not, or nothing is compared with them. */
  declaredAt?: string;
  /** What names its key in the space, by address or in words. Left out: nothing does. */
  namedBy?: readonly string[];
}

/**
 * The creations of what may have been deleted by hand: nothing remembers objects that are gone, but files of an earlier commit
 * may declare it, and queries in the space may name the key that it would have. Only of kinds whose deletions the audit trail
 * records, because only of them there is more to find out.
 */
export function findPerhapsDeleted({ changes, base }: Pick<Plan, "changes" | "base">): PerhapsDeleted[] {
  const created = changes.filter(
    ({ action, within, kind }) => action === "create" && !within && kindOf(kind).audited !== undefined,
  );
  return created.flatMap((change) => {
    const { namedBy } = change.impact;
    const declaredAt = change.explained === false ? base?.ref : undefined;
    if (namedBy === undefined && declaredAt === undefined) return [];
    return [{ change, ...(declaredAt !== undefined && { declaredAt }), ...(namedBy !== undefined && { namedBy }) }];
  });
}
