import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Change } from "./generated/plan.ts";
import { placeOf } from "./place.ts";

/**
 * Recognises a manifest whose `metadata.name` was changed without `previousNames`: one object would be deleted and its
 * like created, which breaks the key and all that hangs on it.
 */
export function refuseSilentRenames(changes: readonly Change[]): Diagnostic[] {
  const deleted = changes.filter((change) => change.action === "delete");
  const find = (create: Change): Change | undefined =>
    deleted.find(
      (each) =>
        each.kind === create.kind &&
        (each.name === create.name || each.ownership.before?.fingerprint === create.ownership.after?.fingerprint),
    );
  return changes.flatMap((change) => {
    const old = change.action === "create" ? find(change) : undefined;
    const oldName = old?.ownership.before?.name;
    if (!old || oldName === undefined) return [];
    return [
      {
        code: "plan-looks-renamed",
        severity: "error",
        message: `${change.address} would be created while ${old.address}, which declared the same, would be deleted`,
        hint: `to keep the object, add to metadata: previousNames: [${oldName}]; to really start anew, apply the removal first`,
        ...placeOf(change),
      },
    ];
  });
}
