import type { Change } from "../plan/generated/plan.ts";
import { takenOverFrom } from "../plan/change/taken-over-from.ts";
import { showsUsers } from "../plan/change/shows-users.ts";
import { filterEffect } from "./filter-text.ts";
import { member } from "../values/json.ts";
import { valueTexts } from "./value-texts.ts";

/** What a write in place does to a live object that those who rely on it notice at once, besides whom it is taken over from. */
const risks: readonly (readonly [text: string, fits: (change: Change) => boolean])[] = [
  ["it is on now and will be switched off", switchesOff],
  [
    "it is off now and will be switched on, and its members are sent to its destinations",
    (change) => startsSending(change) === true,
  ],
  [
    "it is off now and will be switched on, and its members may be sent to its destinations",
    (change) => startsSending(change) === undefined,
  ],
  ["its display name changes, by which people find it in the Segment app", changesDisplayName],
];

/** Writes in place. */
const inPlace = new Set<Change["action"]>(["update", "adopt"]);

/** Why a change is risky, whatever else is said of its action; empty where it is not. */
export function risksOf(change: Change): string[] {
  const from = takenOverFrom(change);
  const filter = filterEffect(change);
  return [
    ...(from === undefined ? [] : [`it is managed by ${from}, which will lose it`]),
    ...(filter?.loses === undefined ? [] : [filter.text]),
    ...valueTexts(change).risky,
    ...risks.filter(([, fits]) => fits(change)).map(([text]) => text),
  ];
}

/**
 * Whether somebody notices at once a write in place that is risky, or that switches something on. An audience or a trait that is sent nowhere and that nothing is
 * known to use is noticed by nobody; of everything else, nothing tells who relies on it.
 */
export function isNoticed(change: Change): boolean {
  if (risksOf(change).length === 0 && !switchesOn(change)) return false;
  return takenOverFrom(change) !== undefined || !showsUsers(change) || isUsed(change);
}

/** Whether something is known to use an object, or it is sent somewhere or may be. */
export function isUsed({ impact: { dependents, destinations = [], destinationsNotKnown } }: Change): boolean {
  return destinationsNotKnown === true || dependents.length > 0 || destinations.some(({ sends }) => sends !== "never");
}

/** Whether a live object that is on is switched off. */
export function switchesOff({ action, before, after }: Change): boolean {
  return inPlace.has(action) && member(before ?? {}, "enabled") === true && member(after ?? {}, "enabled") === false;
}

/** Whether a live object that is off is switched on. */
export function switchesOn({ action, before, after }: Change): boolean {
  return inPlace.has(action) && member(before ?? {}, "enabled") === false && member(after ?? {}, "enabled") === true;
}

/** Whether a live audience is switched on that is sent to destinations then, so that those hear of its members at once. */
export function startsSending(change: Change): boolean | undefined {
  const { destinations = [] } = change.impact;
  if (!switchesOn(change) || change.within || destinations.length === 0) return false;
  if (destinations.some(({ sends }) => sends === "now" || sends === "after")) return true;
  return destinations.every(({ sends }) => sends === "never") ? false : undefined;
}

/** Whether a live object gets another display name. */
export function changesDisplayName({ action, before, after, within }: Change): boolean {
  const [was, becomes] = [member(before ?? {}, "name"), member(after ?? {}, "name")];
  return inPlace.has(action) && !within && was !== undefined && becomes !== undefined && was !== becomes;
}
