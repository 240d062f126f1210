import type { Change } from "../generated/plan.ts";
import { refuse } from "../refuse.ts";
import type { RefusalRule } from "./refusal-rule.ts";

/**
 * Recognises a manifest whose `metadata.name` was changed without `previousNames`: one object would be deleted and its
 * like created, which breaks the key and all that hangs on it.
 */
export const looksRenamed: RefusalRule = {
  codes: ["plan-looks-renamed"],
  refuse({ changes, unselected }) {
    const alike = new Map<string, Change>();
    const isUnselected = new Set(unselected);
    // One half of a renaming is as wrong as the whole of it.
    const all = [...changes, ...unselected];
    for (const change of all)
      if (change.action === "delete" && change.ownership.before)
        for (const sign of signsOf(change, change.ownership.before)) alike.set(sign, change);
    const find = (create: Change): Change | undefined =>
      signsOf(create, create.ownership.after).flatMap((sign) => alike.get(sign) ?? [])[0];
    return all.flatMap((change) => {
      const old = change.action === "create" && change.ownership.after ? find(change) : undefined;
      const oldName = old?.ownership.before?.name;
      if (!old || oldName === undefined || (isUnselected.has(change) && isUnselected.has(old))) return [];
      return [
        refuse(
          "plan-looks-renamed",
          `${change.address} would be created while ${old.address}, which declared the same, would be deleted`,
          `to keep the object, add to metadata: previousNames: [${oldName}]; to really start anew, apply the removal first`,
          change,
        ),
      ];
    });
  },
};

/** What makes two changes look like one resource: its display name, or all that is declared. */
function signsOf({ kind, name }: Change, ownership: Change["ownership"]["before"]): string[] {
  const baseline = ownership?.baseline ?? undefined;
  return [
    JSON.stringify([kind, "name", name]),
    ...(baseline === undefined ? [] : [JSON.stringify([kind, "baseline", baseline])]),
  ];
}
