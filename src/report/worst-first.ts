import { ofTheirOwnAccord } from "../plan/change/of-their-own-accord.ts";
import { decidesMembers } from "../plan/change/decides-members.ts";
import type { Change } from "../plan/generated/plan.ts";
import { isLossForGood } from "../plan/change/loss-for-good.ts";
import { isSink } from "../plan/order/graph-role.ts";
import { compareNumbered } from "../values/compare-numbered.ts";
import { isDestructive } from "./danger.ts";
import { losesEvents } from "./filter-text.ts";
import { isNoticed, isUsed, risksOf, switchesOff, switchesOn } from "./risks.ts";
import { sendingsOf, type Sending } from "./sendings.ts";
import { passedOnText } from "./used-by-text.ts";
import { valueTexts } from "./value-texts.ts";

/** What makes a change risky. What nothing is known to use is a risk only beside many other changes. */
export type Risk = "sent" | "lost" | "data" | "passed" | "queries" | "ended" | "reconnected" | "noticed" | "unused";

/** Those who are sent something come first: nothing takes that back, and most people notice it. */
export const risksInOrder: readonly Risk[] = [
  "sent",
  "lost",
  "data",
  "passed",
  "queries",
  "ended",
  "reconnected",
  "noticed",
  "unused",
];

/** The worst that a change does. @param sendings Whom it sends. */
export function riskOf(change: Change, sendings: readonly Sending[]): Risk | undefined {
  if (sendings.length > 0) return "sent";
  if (isLossForGood(change)) return "lost";
  if (isDestructive(change)) return riskOfEnd(change);
  if (losesEvents(change)) return "lost";
  if (valueTexts(change).risky.length > 0) return "data";
  if (passedOnText(change) !== undefined) return "passed";
  if (decidesMembers(change) && isSent(change) && !switchesOff(change)) return "queries";
  if (switchesOff(change) && (change.impact.destinations ?? []).some(({ sends }) => sends !== "never")) return "ended";
  return isNoticed(change) ? "noticed" : undefined;
}

/** What the end of something that can be made again comes to: of a part, whether anybody is sent by it now, or perhaps. */
function riskOfEnd({ action, kind, within, impact: { destinations: [to] = [] } }: Change): Risk {
  if (action === "replace") return isSink(kind) ? "reconnected" : "noticed";
  return within !== undefined && to !== undefined && to.sends !== "never" ? "ended" : "noticed";
}

/** Whether an audience that is live is sent somewhere, or may be. */
function isSent({ action, within, impact: { destinations = [] } }: Change): boolean {
  return action !== "create" && !within && destinations.some(({ sends }) => sends !== "never");
}

/**
 * The same beside many other changes: a changed query is no small matter there, and what nothing is known to use is named, too.
 *
 * @param risk The worst that the change does by itself.
 */
export function riskAmongMany(change: Change, risk: Risk | undefined): Risk | undefined {
  const isQuery = decidesMembers(change) && !switchesOff(change);
  if (isQuery && (risk === undefined || risk === "noticed")) return "queries";
  return risk ?? (risksOf(change).length > 0 || switchesOn(change) ? "unused" : undefined);
}

/** Changes in the one order of all lists, the worst first, so that a list that is cut loses the harmless ones. */
export function worstFirst(changes: readonly Change[]): Change[] {
  const own = new Set(ofTheirOwnAccord(changes));
  const created = new Set(changes.filter(({ action }) => action === "create").map(({ address }) => address));
  const isAlong = (change: Change): boolean =>
    !own.has(change) || (change.within ?? []).some(({ address }) => created.has(address));
  const ranks = new Map(
    changes.map((change) => [change, ranksOf(change, isAlong(change) ? undefined : worstOf(change))]),
  );
  return changes.toSorted((a, b) => compareRanks(ranks.get(a) ?? [], ranks.get(b) ?? []) || byAddress(a, b));
}

function worstOf(change: Change): Risk | undefined {
  return riskAmongMany(change, riskOf(change, sendingsOf(change, [])));
}

/** The order of two changes of which the risks are known. */
export function compareRisks(a: readonly [Change, Risk | undefined], b: readonly [Change, Risk | undefined]): number {
  return compareRanks(ranksOf(...a), ranksOf(...b)) || (a[1] === undefined ? 0 : byAddress(a[0], b[0]));
}

function compareRanks(one: readonly number[], other: readonly number[]): number {
  return one.map((rank, index) => rank - (other[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

/**
 * The worse risk first; then what has no members to be counted by and ends for good, deletions and what is switched off before the
 * rest, what is used before what is not, and what most people are in or
 * use. Of what has no risk, new objects come last.
 */
function ranksOf(change: Change, risk: Risk | undefined): number[] {
  const { action, within, impact } = change;
  if (risk === undefined) {
    const size = -(impact.members ?? 0);
    return [risksInOrder.length, action === "create" ? 1 : 0, isUsed(change) ? 0 : 1, size];
  }
  return [
    risksInOrder.indexOf(risk),
    losesEvents(change) ? 0 : 1,
    risk !== "sent" && within ? 1 : 0,
    action === "delete" || switchesOff(change) ? 0 : 1,
    risk === "queries" && !isUsed(change) ? 1 : 0,
    -Math.max(...[impact, ...(impact.users ?? []), ...(impact.eventReaders ?? [])].map(({ members = 0 }) => members)),
    within ? 1 : 0,
  ];
}

function byAddress(a: Change, b: Change): number {
  return compareNumbered(a.address, b.address);
}
