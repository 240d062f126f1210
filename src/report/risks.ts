import type { Change } from "../plan/generated/plan.ts";
import { member } from "../values/json.ts";

/** What an update does to a live object that those who rely on it notice at once. */
const risks: readonly (readonly [text: string, fits: (change: Change) => boolean])[] = [
  ["switches off what is on now", switchesOff],
  ["changes the display name, by which people find it in the Segment app", renames],
];

/** Why an update in place is risky all the same; empty where it is not. */
export function risksOf(change: Change): string[] {
  return risks.filter(([, fits]) => fits(change)).map(([text]) => text);
}

/** Whether a live object that is on is switched off. */
export function switchesOff({ action, before, after }: Change): boolean {
  return action === "update" && member(before ?? {}, "enabled") === true && member(after ?? {}, "enabled") === false;
}

/** Whether a live object gets another display name. */
export function renames({ action, before, after, within }: Change): boolean {
  const [was, becomes] = [member(before ?? {}, "name"), member(after ?? {}, "name")];
  return action === "update" && !within && was !== undefined && becomes !== undefined && was !== becomes;
}
