import { goesWithManifest } from "../change/is-change.ts";
import { readBaseline } from "../../resources/baseline.ts";
import { kindOf } from "../../resources/kinds.ts";
import { groupBy } from "../../values/group-by.ts";
import type { Change } from "../generated/plan.ts";
import { refuse } from "../refuse.ts";
import type { RefusalRule } from "./refusal-rule.ts";
import type { PlanSituation } from "./situation.ts";

/**
 * Recognises a manifest whose `metadata.name` was changed without `previousNames`: one object would be deleted and its
 * like created, which breaks the key and all that hangs on it. Two are alike that have one display name. Where that
 * changed, too, two are alike that have one essence, unless a third of the project has it as well: then it says nothing.
 */
export const looksRenamed: RefusalRule = {
  codes: ["plan-looks-renamed"],
  refuse: (situation) =>
    findRenamings(situation).map(({ change, old, oldName, sameName }) =>
      refuse(
        "plan-looks-renamed",
        `${change.address} would be created while ${old.address}, which declared the same${sameName ? "" : " under another name"}, would ${old.action === "delete" ? "be deleted" : "not be managed any more"}`,
        `to keep the object, write previousNames: [${oldName}] under metadata; to really start over, apply the removal first`,
        change,
      ),
    ),
};

/** A resource that seems to be another one under a new address. */
export interface Renaming {
  /** What would be created. */
  change: Change;
  /** What would go. */
  old: Change;
  /** The `metadata.name` that it had. */
  oldName: string;
  /** Whether both have one display name. */
  sameName: boolean;
}

/** Finds what seems to have been renamed, also where only one half of it is selected. */
export function findRenamings({
  changes,
  allChanges,
  unselected,
}: Pick<PlanSituation, "changes" | "allChanges" | "unselected">): Renaming[] {
  const isUnselected = new Set(unselected);
  // One half of a renaming is as wrong as the whole of it.
  const all = [...changes, ...unselected];
  const deleted = all.filter(({ action }) => action === "delete");
  const byName = new Map(deleted.map((change) => [nameOf(change), change]));
  const byEssence = groupBy(new Set([...allChanges, ...unselected]), essenceOf);
  return all.flatMap((change) => {
    if (change.action !== "create" || !change.ownership.after) return [];
    const namesake = byName.get(nameOf(change));
    const alike = essenceOf(change) === undefined ? [] : (byEssence.get(essenceOf(change)) ?? []);
    // What is let go keeps its display name, so another of that name is refused for that.
    const isOther = (each: Change): boolean =>
      goesWithManifest(each) && (each.action === "delete" || nameOf(each) !== nameOf(change));
    const other = alike.length === 2 ? alike.find(isOther) : undefined;
    const old = namesake ?? other;
    const oldName = old?.ownership.before?.name;
    if (!old || oldName === undefined || (isUnselected.has(change) && isUnselected.has(old))) return [];
    return [{ change, old, oldName, sameName: namesake !== undefined }];
  });
}

function nameOf({ kind, name }: Change): string {
  return JSON.stringify([kind, name]);
}

/** What an object is made for, as its marker remembers or will remember it; `undefined` where that is not known. */
function essenceOf({ kind, ownership }: Change): string | undefined {
  const { baseline } = ownership.after ?? ownership.before ?? {};
  const rule = kindOf(kind).fields.find(({ essence }) => essence);
  const hash = rule && readBaseline(kindOf(kind), baseline ?? "").get(rule.pointer);
  return hash === undefined ? undefined : JSON.stringify([kind, hash]);
}
