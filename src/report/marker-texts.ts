import { isBehind, isChange } from "../plan/change/is-change.ts";
import { markersTold } from "../plan/change/markers-told.ts";
import type { Plan } from "../plan/generated/plan.ts";
import { joinSome, plural } from "../values/words.ts";

/** What a marker that is behind hides. */
const HIDES = "drift may take an edit made by hand for a change of the manifests";

/** The markers that a plan renews and that are all it writes of their objects, in sentences. Empty when there are none. */
export function marksText({ changes }: Pick<Plan, "changes">): string {
  return [behindTextOf(changes), toldText(changes)].filter((text) => text !== "").join(" ");
}

function behindTextOf(changes: Plan["changes"]): string {
  const marks = changes.filter(({ action }) => action === "mark");
  if (marks.length === 0) return "";
  const behind = marks.filter(isBehind);
  const remembers = marks.length === 1 ? "it remembers" : "they remember";
  const why =
    behind.length === 0 ? "the project or environment has another name" : `what ${remembers} is not what is applied`;
  return [
    `${plural(marks.length, "marker")} will be renewed: ${why}.`,
    "Nothing else of the objects is written.",
    ...(behind.length === 0 ? [] : [`Until an apply does that, ${HIDES}.`]),
  ].join(" ");
}

/** Markers that are renewed for the sake of parts: their audiences have no change of their own to be told with. */
function toldText(changes: Plan["changes"]): string {
  const told = markersTold(changes);
  if (told.length === 0) return "";
  const [it, remembers] = told.length === 1 ? ["it", "remembers"] : ["they", "remember"];
  return `${plural(told.length, "marker")} will be renewed with the parts (${joinSome(told)}), so that ${it} ${remembers} which secrets were sent.`;
}

/** Whether a plan renews markers and does nothing else. */
export function onlyRenewsMarkers({ changes }: Pick<Plan, "changes">): boolean {
  return !changes.some(isChange) && changes.some(({ action }) => action === "mark");
}

/**
 * What a drift says of objects that are as declared and whose markers do not remember that. Empty when there are none.
 *
 * @param apply The command line that renews them. Left out: it is said elsewhere.
 */
export function behindText(addresses: readonly string[], apply?: string): string {
  if (addresses.length === 0) return "";
  const [hold, them] = addresses.length === 1 ? ["holds", "it"] : ["hold", "them"];
  const head = `${plural(addresses.length, "marker")} still ${hold} what was applied before (${joinSome(addresses)})`;
  const how = apply === undefined ? "" : ` (${apply}, or the pipeline that applies)`;
  return `${head}: apply once more to renew ${them}${how}. Until then, ${HIDES}.`;
}
