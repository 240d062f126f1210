import { mayUndoEdit } from "../plan/change/authors.ts";
import { FILLED_WITH, fillsDescription } from "../plan/change/fills-description.ts";
import type { Change } from "../plan/generated/plan.ts";
import { countsHistory } from "../plan/change/counts-history.ts";
import { joiningTextOf } from "../plan/change/joining-text.ts";
import { takenOverFrom } from "../plan/change/taken-over-from.ts";
import { member } from "../values/json.ts";
import { fieldPath } from "../values/pointer.ts";
import { plural } from "../values/words.ts";
import { byWhom } from "./edits.ts";
import { joinWords } from "../values/words.ts";
import { risksOf } from "./risks.ts";
import { passedOnText } from "./used-by-text.ts";
import { staysText } from "./stays-text.ts";

/** What each reason for a change means. */
export const reasonTexts: Record<Change["reason"], string> = {
  pending: "the manifest has changed",
  drift: "drift: the space was edited",
  moved: "its address has changed",
  adopted: "a manifest takes it over",
  removed: "no manifest declares it",
  leftover: "left over from an interrupted run, beside the object that is kept",
};

/** What is known of why a part is not as declared: it carries no record of what was applied. */
export const PART_DIFFERS = "it is not as declared: the manifest has changed, or the space was edited";

/** What is known of why secrets go out once more: the finding beside it says the rest. */
export const SENT_AGAIN = "its secrets are sent again";

/** What is known of why only the marker is renewed: the object itself is as declared. */
export const MARKER_BEHIND = "its marker is not up to date";

/** What drift means of an object that is not there any more. */
export const GONE = "it is gone from the space";

/** What a reason leaves open: whom an object is taken over from. */
export function reasonDetails(change: Pick<Change, "reason" | "ownership">): string[] {
  const from = takenOverFrom(change);
  return from === undefined ? [] : [`taken over from ${from}`];
}

/** What an adoption may undo. Without the time, by which no two objects would be alike. */
export function mayUndoText(change: Change): string[] {
  if (!mayUndoEdit(change)) return [];
  const editor = change.live?.updatedByName;
  return [`what it changes may be an edit by hand${editor === undefined ? "" : ` (last edited by ${editor})`}`];
}

const HISTORY = "options.includeHistoricalData";

/** Whether what is created counts data from before that, as far as it is known; `undefined` for all other changes. */
export function historyText(change: Change): string | undefined {
  const counts = countsHistory(change);
  if (counts === undefined) return undefined;
  if (counts === "left-out")
    return `Segment decides whether data from before its creation counts (${HISTORY} is not set)`;
  return counts
    ? `data from before its creation counts (${HISTORY}: true); ${backfillText(change)}`
    : `data from before its creation does not count, unless Segment finds that the query needs it (${HISTORY}: false)`;
}

const DAYS = "options.backfillEventDataDays";

/** From how long before its creation events count (API.md 2.6): Segment keeps to that where it can. */
function backfillText({ after }: Change): string {
  const days = member(member(after ?? {}, "options") ?? {}, "backfillEventDataDays");
  return typeof days === "number"
    ? `of events, as a rule, ${plural(days, "day")} (${DAYS})`
    : `of events, as a rule, as many days as the largest window in its query, or 7 days without one (${DAYS} is not set)`;
}

/** What a release writes besides taking the marker away; `undefined` where that is nothing, and for all other changes. */
export function filledText(change: Change): string | undefined {
  return fillsDescription(change)
    ? `its description is empty, so ${JSON.stringify(FILLED_WITH)} is written there: Segment may refuse an empty one`
    : undefined;
}

/** Of a part that is made anew only because its parent is; `undefined` for all other changes. */
export function goesAlongText({ action, replaces = [], within }: Change): string | undefined {
  const parent = within?.at(-1)?.address;
  if (action !== "replace" || parent === undefined || replaces.length > 0) return undefined;
  return `recreated because ${parent} is replaced`;
}

/** Why a change is needed, where the action alone does not say it, and what it waits for. */
export function reasonsOf(change: Change): string[] {
  const { reason, live, replaces = [], requires, within } = change;
  const along = goesAlongText(change);
  const history = historyText(change);
  const filled = filledText(change);
  const stays = staysText(change);
  const joining = joiningTextOf(change);
  const after = requires.filter((address) => along === undefined || address !== within?.at(-1)?.address);
  return [
    ...reasonDetails(change),
    ...(reason === "drift" ? [live ? `${reasonTexts.drift}${byWhom(live)}` : `drift: ${GONE}`] : []),
    ...mayUndoText(change),
    ...(reason === "leftover" ? [reasonTexts.leftover] : []),
    ...[...risksOf(change), passedOnText(change)].flatMap((risk) => (risk === undefined ? [] : `risky: ${risk}`)),
    ...replaces.map((each) => `${fieldPath(each.pointer)} cannot be edited: ${each.reason}`),
    ...(along === undefined ? [] : [along]),
    ...sameIfText(change),
    ...(history === undefined ? [] : [history]),
    ...(filled === undefined ? [] : [filled]),
    ...(joining === undefined ? [] : [joining]),
    ...(stays === undefined ? [] : [stays]),
    ...(after.length > 0 ? [`after ${after.join(", ")}`] : []),
  ];
}

/** On which new keys it depends whether anything of a change is written. */
export function sameIfText({ sameIfKeys = [] }: Pick<Change, "sameIfKeys">): string[] {
  if (sameIfKeys.length === 0) return [];
  const keys = joinWords(
    sameIfKeys.map(({ address, key }) => `${address} gets the key ${key}`),
    "and",
  );
  return [
    `if ${keys}, as ${sameIfKeys.length === 1 ? "its display name suggests" : "their display names suggest"}, the query stays as it is`,
  ];
}
