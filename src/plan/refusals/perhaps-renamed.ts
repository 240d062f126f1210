import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { kindOf } from "../../resources/kinds.ts";
import type { FieldRule } from "../../resources/field-rule.ts";
import { compareTold } from "../../resources/told.ts";
import { fieldPath, getAt } from "../../values/pointer.ts";
import { joinWords } from "../../values/words.ts";
import { goesWithManifest } from "../change/is-change.ts";
import type { Change, Plan } from "../generated/plan.ts";
import { placeOf } from "../place.ts";
import { findRenamings } from "./looks-renamed.ts";
import type { PlanSituation } from "./situation.ts";

/** What is above such warnings. */
export const PERHAPS_RENAMED = "Perhaps a rename, and not another object";

/** Whether a deletion may be one half of a rename. */
export function isPerhapsRenamedDeletion({ action, warnings }: Pick<Change, "action" | "warnings">): boolean {
  return action === "delete" && warnings.some(isPerhapsRenamed);
}

/** What would be created, and what would go and is perhaps the same object under its former name. */
interface PerhapsRenamed {
  change: Change;
  old: readonly Change[];
  /** What the two have in common, to be followed by what goes. */
  likeness: string;
}

/** Whether a warning tells of a deletion and a creation that may be one rename. */
export function isPerhapsRenamed({ code }: Pick<Diagnostic | Plan["warnings"][number], "code">): boolean {
  return code === "plan-perhaps-renamed";
}

/**
 * Finds what would be created with the query of something that would go, where the display name is another, too, and others
 * of the project have that query; and of what would be created with a display name that makes the key of something that would
 * go, such as after a rename that is taken back. Nothing tells then whether it is a rename, so nothing is refused; but what
 * goes is lost. What goes may be unselected: with half of a rename it is lost by the next plan.
 */
export function findPerhapsRenamed(situation: PlanSituation): PerhapsRenamed[] {
  const { changes, unselected, duplicateMarkers } = situation;
  const refused = new Set(findRenamings(situation).flatMap(({ change, old }) => [change.address, old.address]));
  const all = [...changes, ...unselected].filter(({ address, within }) => !within && !refused.has(address));
  const going = all.filter(
    (each) => goesWithManifest(each) && each.reason !== "leftover" && !duplicateMarkers.has(each.address),
  );
  return changes.flatMap((change): PerhapsRenamed[] => {
    if (change.action !== "create" || change.within || refused.has(change.address) || !change.ownership.after)
      return [];
    const alike = going.filter((old) => isAlike(change, old));
    // Of several, those that are the same in everything but the names are the likelier ones.
    const same = alike.filter((old) => isSame(change, old));
    const likely = same.length > 0 ? same : alike;
    if (likely.length > 0) return [{ change, old: likely, likeness: withSameEssence(change) }];
    const key = keyOf(change);
    const sameKey = going.filter((old) => canBecome(change, old) && old.key === key);
    return [{ change, old: sameKey, likeness: `with a display name that makes the key ${key}, which is that of` }];
  });
}

/** Warns of what is perhaps renamed. */
export function notePerhapsRenamed(found: readonly PerhapsRenamed[]): Diagnostic[] {
  return found.flatMap(tell);
}

/** Says of deletions, too, that they are perhaps one half of a rename: a line that is read first counts them. */
export function markPerhapsRenamed(changes: readonly Change[], found: readonly PerhapsRenamed[]): Change[] {
  return changes.map((change) => {
    const news = found.flatMap(({ change: created, old }) => (old.includes(change) ? created.address : []));
    if (change.action !== "delete" || news.length === 0) return change;
    const warning: Diagnostic = {
      code: "plan-perhaps-renamed",
      severity: "warning",
      message: `perhaps it is renamed to ${joinWords(news, "or")}, and not to be deleted`,
      ...placeOf(change),
    };
    return { ...change, warnings: [...change.warnings, warning] as Change["warnings"] };
  });
}

function tell({ change, old, likeness }: PerhapsRenamed): Diagnostic[] {
  const names = old.flatMap(({ ownership }) => ownership.before?.name ?? []);
  if (names.length === 0) return [];
  const addresses = old.map(({ address }) => address);
  const fates = new Set(old.map(({ action }) => (action === "delete" ? "be deleted" : "not be managed any more")));
  const written = names.length === 1 ? `[${names.join("")}]` : `with one of ${joinWords(names, "and")}`;
  return [
    {
      code: "plan-perhaps-renamed",
      severity: "warning",
      message: `${change.address} would be created ${likeness} ${joinWords(addresses, "and")}, which would ${joinWords([...fates], "or")}; perhaps it is a rename`,
      hint: `if it is, write previousNames: ${written} under metadata of ${change.address}; then the object stays in the space, with its key`,
      ...placeOf(change),
    },
  ];
}

/** Whether two are made for the same, and one can become the other in place. */
function isAlike(change: Change, old: Change): boolean {
  return essenceOf(change) !== undefined && canBecome(change, old, (rule) => rule.essence === true);
}

/** Whether one can become the other in place. @param isCompared What has to be equal besides. Default: nothing. */
function canBecome(change: Change, old: Change, isCompared: (rule: FieldRule) => boolean = () => false): boolean {
  return (
    change.kind === old.kind && isEqualAt(change, old, (rule) => isCompared(rule) || rule.change === "create-only")
  );
}

/** The key that the display name of what is created probably makes. */
function keyOf({ kind, after }: Change): string | undefined {
  const name = after?.["name"];
  return typeof name === "string" ? kindOf(kind).predictKey(name) : undefined;
}

function withSameEssence(change: Change): string {
  return `with the same ${fieldPath(essenceOf(change)?.pointer ?? "")} as`;
}

/** Whether two are the same in all but their display names. */
function isSame(change: Change, old: Change): boolean {
  return isEqualAt(change, old, ({ pointer }) => pointer !== "/name");
}

function isEqualAt({ kind, after }: Change, { before }: Change, isCompared: (rule: FieldRule) => boolean): boolean {
  if (!after || !before) return false;
  return kindOf(kind)
    .fields.filter(isCompared)
    .every((rule) => {
      const declared = getAt(after, rule.pointer) ?? rule.absent?.means(before);
      if (declared === undefined) return !rule.essence;
      const { equal, told } = compareTold(rule, declared, before);
      return equal && (told || !rule.essence);
    });
}

function essenceOf({ kind }: Change): FieldRule | undefined {
  return kindOf(kind).fields.find(({ essence }) => essence);
}
