import { ADOPT_WITH_CHANGES, countedAs } from "../plan/change/counted-as.ts";
import { FILLED_WITH, fillsDescription } from "../plan/change/fills-description.ts";
import { isWithheld } from "../plan/change/is-change.ts";
import { markersTold } from "../plan/change/markers-told.ts";
import { nextSendText, RESYNC_WAITS } from "../plan/change/waiting-resync.ts";
import { isBeyondApproval } from "../plan/file/approval.ts";
import type { Change, Plan } from "../plan/generated/plan.ts";
import { onlyRenewsMarkers } from "./marker-texts.ts";
import { isKnownToDiffer } from "./action-words.ts";
import { asFarAsKnown, countText, objectsText, ofThem } from "./not-known.ts";
import { durationText } from "../values/duration.ts";
import { count, plural } from "../values/words.ts";

/** What a plan is, for somebody who wonders whether it is done. */
export const NOTHING_YET = "A plan: nothing of it is done yet.";

/** What a plan is that something refuses. */
export const BLOCKED = "blocked, nothing can be applied";

/** What is said where a blocked plan lists its changes: they read as if they were going to happen. */
export const NOTHING_DONE = "While this plan is blocked, nothing that it lists is done.";

/** What lets a plan through that only does too much. Empty where nothing can, or where nothing speaks against it. */
export function liftText(plan: Pick<Plan, "refused">): string {
  if (plan.refused.length === 0 || isBeyondApproval(plan)) return "";
  return "This is a limit on how much one plan may do, and nothing is done. If so much is intended: where you apply by hand, pass the flag. Where a pipeline applies, raise the guard in the project file, or approve this plan by its digest after the merge.";
}

/** Actions by which something is lost: how many whole objects are among what goes is told. */
const losing = new Set<string>(["delete", "replace"] satisfies Change["action"][]);

const countedActions = [
  "create",
  "update",
  "replace",
  "delete",
  ADOPT_WITH_CHANGES,
  "adopt",
  "forget",
  "mark",
] as const;

/** So many lanes are named; what the others take hardly matters beside them. */
const MOST_LANES = 4;

/** So many objects that are taken along are named. */
const MOST_ALONG = 8;

/**
 * The actions of a plan with their counts: `1 to create, 2 to update, 3 to delete (1 object and 2 parts)`. Rare actions only
 * when there are any.
 */
export function countActions(changes: readonly Change[]): string {
  const counts = changes.map((change) => ({ as: countedAs(change), isPart: change.within !== undefined }));
  const filled = changes.filter(fillsDescription).length;
  const texts = countedActions
    .map((action) => {
      const own = counts.filter(({ as }) => as === action);
      const told = action === "mark" ? markersTold(changes).length : 0;
      return { action, number: own.length + told, parts: own.filter(({ isPart }) => isPart).length };
    })
    .filter(({ action, number }) => number > 0 || action === "create" || action === "update" || action === "delete")
    .map(({ action, number, parts }) => {
      if (action === "mark") return `${plural(number, "marker")} to renew`;
      const mixed = losing.has(action) && parts > 0 && parts < number;
      const which = mixed ? ` (${objectsText({ unchanged: number, unchangedParts: parts })})` : "";
      return `${count(number)} to ${action === "forget" ? "release" : action}${which}`;
    });
  return [
    ...texts,
    ...(filled > 0 ? [`${plural(filled, "empty description")} to fill with ${JSON.stringify(FILLED_WITH)}`] : []),
  ].join(", ");
}

/** What a plan without a change comes to, in two parts of which the first stands out. */
export function nothingToDo(
  plan: Pick<Plan, "changes" | "unchanged" | "unchangedParts" | "uncompared" | "unselected"> &
    Partial<Pick<Plan, "warnings">>,
): {
  verdict: string;
  rest: string;
} {
  const { changes, unselected } = plan;
  const what = unselected ? "What is selected" : "The space";
  const withheld = changes.filter(isWithheld);
  if (withheld.length === 0)
    return {
      verdict: onlyRenewsMarkers(plan) ? "Only markers to renew." : `${noChangesText(plan)}.`,
      rest: `${what} is as the manifests declare${asFarAsKnown(plan)} (${objectsText(plan)}).`,
    };
  return {
    verdict: "Nothing can be applied.",
    rest: `${objectsText({ unchanged: withheld.length, unchangedParts: withheld.filter(({ within }) => within).length })} ${withheld.every(isKnownToDiffer) ? "not as declared and " : ""}left out; ${countText(plan)} unchanged${ofThem(plan)}.`,
  };
}

/** That nothing changes, and what waits all the same: to send everybody again. Without a full stop. */
export function noChangesText({ warnings = [] }: Partial<Pick<Plan, "warnings">>): string {
  const waiting = warnings.filter(({ code }) => code === RESYNC_WAITS);
  const [only, ...others] = waiting.map(({ message }) => nextSendText(message));
  if (only === undefined) return "No changes";
  return others.length === 0
    ? `No changes now; ${only}`
    : `No changes now; later applies may send all members of ${count(waiting.length)} activations again`;
}

/** What a plan does nothing about: `3 unchanged`, `3 objects and 2 parts unchanged`, with what it had to leave out. */
export function idleText(plan: Pick<Plan, "changes" | "unchanged" | "unchangedParts" | "uncompared">): string {
  const { changes } = plan;
  const withheld = changes.filter(isWithheld).length;
  return `${countText(plan)} unchanged${ofThem(plan)}${withheld === 0 ? "" : `, ${count(withheld)} left out`}`;
}

/** What a plan leaves alone because it is not the project's: `2 unmanaged, 1 managed by other projects`. Empty when there is none. */
export function untouchedText({ unmanaged }: Pick<Plan, "unmanaged">): string {
  return [
    ...(unmanaged.count > 0 ? [`${count(unmanaged.count)} unmanaged`] : []),
    ...(unmanaged.foreign > 0 ? [`${count(unmanaged.foreign)} managed by other projects`] : []),
  ].join(", ");
}

/**
 * What is not selected, in sentences: `Left out: 12 objects by --only-changed. Taken along, because selected changes need
 * it: trait/ltv.` Empty where nothing is left out and nothing is taken along.
 *
 * @param mark Sets a flag or an address off from the text around it. Default: as it is.
 */
export function unselectedText(
  { unselected }: Pick<Plan, "unselected">,
  mark = (text: string): string => text,
): string {
  if (!unselected) return "";
  const { by, along = [] } = unselected;
  const more = along.length - MOST_ALONG;
  const named = `${along.slice(0, MOST_ALONG).map(mark).join(", ")}${more > 0 ? ` and ${count(more)} more` : ""}`;
  return [
    ...(unselected.count > 0 ? [`Left out: ${plural(unselected.count, "object")} by ${by.map(mark).join(", ")}.`] : []),
    ...(along.length > 0 ? [`Taken along, because selected changes need it: ${named}.`] : []),
  ].join(" ");
}

/** What applying a plan costs, reading the space before included, as a sentence. Where it takes time, the lanes that are busy are named. */
export function costText({ requests, seconds, reading = { requests: {}, seconds: 0 } }: Plan["estimate"]): string {
  const all = { ...reading.requests };
  for (const [lane, number] of Object.entries(requests)) all[lane] = (all[lane] ?? 0) + number;
  const read = sumOf(reading.requests);
  const total = read + sumOf(requests);
  // Nothing is written before everything is read.
  const least = seconds + reading.seconds;
  if (least === 0) return `Applying takes ${plural(total, "request")}.`;
  const busy = Object.entries(all)
    .filter(([, number]) => number > 1)
    .toSorted(([, a], [, b]) => b - a);
  const named = busy.slice(0, MOST_LANES).map(([lane, number]) => `${lane} ${count(number)}`);
  const others = busy.length > MOST_LANES ? ["…"] : [];
  const lanes = busy.length > 1 ? ` (${[...named, ...others].join(", ")})` : "";
  const before = read > 0 ? `, ${count(read)} of them to read the space first` : "";
  return `Applying takes ${plural(total, "request")}${lanes}${before}, and at least ${durationText(least)} under the rate limits.`;
}

/** The estimate for whoever has read the space and goes on to write. */
export function costOnceRead({ requests, seconds }: Plan["estimate"]): Plan["estimate"] {
  return { requests, seconds };
}

function sumOf(requests: Readonly<Record<string, number>>): number {
  return Object.values(requests).reduce((sum, number) => sum + number, 0);
}
