import { kindOf } from "../../resources/kinds.ts";
import { textOf } from "../../resources/wire-values.ts";
import type { Change, Plan } from "../generated/plan.ts";

/** A creation of what may have been in the space before, and what hints at that. */
export interface PerhapsDeleted {
  change: Change;
  /** The commit whose files declare it, too. Left out: they do not, or nothing is compared with them. */
  declaredAt?: string;
  /** The address of what names its key in the space. Left out: nothing does. */
  namedBy?: string;
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
  if (created.length === 0) return [];
  const users = new Map(
    changes.flatMap(({ id, kind, address, before }) =>
      id === undefined
        ? []
        : kindOf(kind)
            .keysUsed(before ?? {})
            .map((key) => [key, address] as const),
    ),
  );
  return created.flatMap((change) => {
    const namedBy = users.get(kindOf(change.kind).predictKey(textOf(change.after?.["name"])));
    const declaredAt = change.explained === false ? base?.ref : undefined;
    if (namedBy === undefined && declaredAt === undefined) return [];
    return [{ change, ...(declaredAt !== undefined && { declaredAt }), ...(namedBy !== undefined && { namedBy }) }];
  });
}
