import { ADOPT_WITH_CHANGES, countedAs, type CountedAction } from "../change/counted-as.ts";
import { ofTheirOwnAccord } from "../change/of-their-own-accord.ts";
import type { Change } from "../generated/plan.ts";

/** How many of the objects that a project has a plan touches. Parts of audiences are no objects, neither here nor there. */
export interface Amounts {
  deleted: number;
  replaced: number;
  /** Adoptions with changes among them. */
  updated: number;
  /** Parts that are deleted or replaced while their audience stays. */
  partsGone: number;
  /** All objects that the project has: what is owned, selected or not, and what the plan takes over, which may be deleted like the rest. */
  concerned: number;
  /** How many of those the plan takes over. */
  takenOver: number;
}

/**
 * Counts.
 *
 * @param allChanges Everything selected that is declared or owned, unchanged objects among it.
 * @param unselected The same of what is not selected, which stays as it is.
 */
export function countAmounts(allChanges: readonly Change[], unselected: readonly Change[]): Amounts {
  const objects = allChanges.filter(isObject);
  const counts = objects.map(countedAs);
  const number = (counted: CountedAction): number => counts.filter((each) => each === counted).length;
  const takenOver = objects.filter(isTakenOver).length;
  return {
    deleted: number("delete"),
    replaced: number("replace"),
    updated: number("update") + number(ADOPT_WITH_CHANGES),
    partsGone: ofTheirOwnAccord(allChanges).filter((change) => !isObject(change) && isGone(change)).length,
    takenOver,
    concerned: objects.filter(isOwned).length + takenOver + unselected.filter(isObject).filter(isOwned).length,
  };
}

function isObject({ within }: Change): boolean {
  return within === undefined;
}

function isGone({ action }: Change): boolean {
  return action === "delete" || action === "replace";
}

/** What a share is of: `12 owned objects`, `12 owned and adopted objects`. */
export function concernedText({ concerned, takenOver }: Amounts): string {
  return `${concerned} owned${takenOver > 0 ? " and adopted" : ""} objects`;
}

/** A share in percent; 0 of nothing. */
export function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : (part / whole) * 100;
}

/** A percentage for people: with one decimal below 10. */
export function roundPercent(value: number): string {
  return value.toFixed(value < 10 ? 1 : 0);
}

/** Whether an object is this project's before the plan. Parts are when they are live and their audience is. */
export function isOwned({ ownership, within, id, reason }: Change): boolean {
  return reason !== "adopted" && (ownership.before !== null || (within !== undefined && id !== undefined));
}

function isTakenOver({ action, ownership, reason }: Change): boolean {
  return action === "adopt" || (action === "replace" && (reason === "adopted" || ownership.before === null));
}
