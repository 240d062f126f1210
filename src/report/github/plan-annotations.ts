import { isSeenFirst } from "../../plan/file/seen-first.ts";
import type { Change, Plan } from "../../plan/generated/plan.ts";
import { ofTheirOwnAccord } from "../../plan/change/of-their-own-accord.ts";
import { placeOf } from "../../plan/place.ts";
import { wordsOf } from "../action-words.ts";
import { factsOf } from "../change-facts.ts";
import { reasonsOf, reasonTexts } from "../change-reasons.ts";
import { isDestructive } from "../danger.ts";
import { saysEverybodyIsSent } from "../../plan/change/sends-everybody.ts";
import { annotateFinding, withHint, type Annotation } from "./annotation.ts";

/** The warning that says what a replacement costs, and is told with the replacement. */
const COST = "plan-replacement-cost";

/** What reviewers of a plan must not overlook, the worst first. */
export function annotatePlan({ changes, refused, warnings }: Plan): Annotation[] {
  const notes = changes.flatMap((change) => change.warnings.filter(({ code }) => code !== COST));
  const [loud, quiet] = [true, false].map((wanted) => notes.filter((note) => saysEverybodyIsSent(note) === wanted));
  return [
    ...warnings.filter(isSeenFirst).map(annotateFinding),
    ...refused.map(annotateFinding),
    ...(loud ?? []).map(annotateFinding),
    ...losses(changes).map(annotateLoss),
    ...(quiet ?? []).map(annotateFinding),
    ...warnings.filter((warning) => !isSeenFirst(warning)).map(annotateFinding),
  ];
}

/** Changes that destroy an object, those with most members first. What goes with its audience is told with that. */
function losses(changes: readonly Change[]): Change[] {
  return ofTheirOwnAccord(changes)
    .filter(isDestructive)
    .toSorted((a, b) => (b.impact.members ?? 0) - (a.impact.members ?? 0));
}

function annotateLoss(change: Change): Annotation {
  const { address, action, reason, warnings } = change;
  const { source } = placeOf(change);
  const whyDeleted = action === "delete" && reason === "removed" ? [reasonTexts.removed] : [];
  // What it waits for is of no concern to those who only decide whether they want it.
  const reasons = [...whyDeleted, ...reasonsOf({ ...change, requires: [] })];
  const costs = warnings.filter(({ code }) => code === COST);
  return {
    type: "warning",
    title: action === "delete" ? "Deleted by this plan" : "Replaced by this plan",
    lines: [
      `${address} ${wordsOf(change).planned} (${factsOf(change).join(", ")})`,
      ...(reasons.length > 0 ? [reasons.join("; ")] : []),
      ...costs.flatMap(({ message, hint }) => withHint([message], hint)),
    ],
    ...(source && { source }),
  };
}
