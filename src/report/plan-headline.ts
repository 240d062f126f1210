import { ADOPT_WITH_CHANGES, countedAs } from "../plan/change/counted-as.ts";
import { changedFields } from "../plan/change/changed-fields.ts";
import { isChange, isWritten } from "../plan/change/is-change.ts";
import type { Change, Plan } from "../plan/generated/plan.ts";
import { ofTheirOwnAccord } from "../plan/change/of-their-own-accord.ts";
import { noticedChanges } from "../plan/members-affected.ts";
import { sendsEverybody } from "../plan/change/sends-everybody.ts";
import { takenOverFrom } from "../plan/change/taken-over-from.ts";
import { sendsOrder } from "../plan/destinations/sends-by.ts";
import { isSink } from "../plan/order/graph-role.ts";
import { groupBy } from "../values/group-by.ts";
import { count, joinWords, plural } from "../values/words.ts";
import { destinationName } from "./destination-label.ts";
import { kindNoun } from "./kind-noun.ts";
import { membersText } from "./plan-summary.ts";
import { wayTexts } from "./reach-text.ts";
import { changesDisplayName, switchesOff, switchesOn } from "./risks.ts";

type Destination = NonNullable<Change["impact"]["destinations"]>[number];

/** A verb with what it is said of: the first row that a change fits is its own. The worst comes first. */
const verbs: readonly (readonly [verb: string, fits: (change: Change) => boolean, noun?: string])[] = [
  ["deletes", ({ action }) => action === "delete"],
  ["replaces", ({ action }) => action === "replace"],
  ["takes over", (change) => takenOverFrom(change) !== undefined],
  ["sends", sendsEverybody, "whole audience"],
  ["switches off", switchesOff],
  ["switches on", switchesOn],
  ["changes the display name of", changesDisplayName],
  ["changes", changesQuery, "query"],
  // As the glossary has it: another address, and not another display name.
  ["renames", ({ previousAddress }) => previousAddress !== undefined],
  ["updates", ({ action }) => action === "update"],
  ["creates", ({ action }) => action === "create"],
  ["adopts and updates", (change) => countedAs(change) === ADOPT_WITH_CHANGES],
  ["adopts", ({ action }) => action === "adopt"],
  ["releases", ({ action }) => action === "forget"],
  ["renews the marker of", ({ action }) => action === "mark"],
];

/**
 * What a plan comes to, for somebody who reads one line: `production: deletes 1 audience, changes 2 queries; 46,264 members;
 * sent to Adverts`. Empty when it writes nothing.
 */
export function planHeadline({
  environment,
  changes,
  refused,
}: Pick<Plan, "environment" | "changes" | "refused">): string {
  const real = changes.filter(isChange);
  // What goes along with its audience is told with that.
  const said = groupBy(ofTheirOwnAccord(changes.filter(isWritten)), (change) =>
    verbs.findIndex(([, fits]) => fits(change)),
  );
  const parts = verbs.flatMap(([verb, , noun], index) => {
    const own = said.get(index) ?? [];
    return own.length === 0 ? [] : [`${verb} ${nounsOf(own, noun)}`];
  });
  if (parts.length === 0) return "";
  const felt = noticedChanges(real);
  const members = membersText(felt, (known) => plural(known, "member"));
  const destinations = destinationsOf(felt);
  return [
    `${environment}: ${refused.length > 0 ? "blocked, nothing can be applied; " : ""}${parts.join(", ")}`,
    ...(members === undefined ? [] : [members === "not known" ? "members not known" : members]),
    ...wayTexts(destinations),
  ].join("; ");
}

function changesQuery(change: Change): boolean {
  return change.action === "update" && changedFields(change).includes("definition.query");
}

/** `2 audiences and 1 computed trait`; where there is a noun, that one. */
function nounsOf(changes: readonly Change[], noun: string | undefined): string {
  if (noun !== undefined)
    return changes.length === 1
      ? `1 ${noun}`
      : `${count(changes.length)} ${noun.endsWith("y") ? noun.replace(/y$/, "ies") : `${noun}s`}`;
  const byKind = groupBy(changes, ({ kind }) => kind);
  return joinWords(
    [...byKind].map(([kind, own]) => plural(own.length, kindNoun(kind))),
    "and",
  );
}

/** Where the audiences among changes are connected to; each once, as one that is sent if it is by one of them. */
function destinationsOf(changes: readonly Change[]): Destination[] {
  const all = changes.filter(({ kind }) => !isSink(kind)).flatMap(({ impact }) => impact.destinations ?? []);
  const byName = groupBy(all, (each) => destinationName(each) ?? each.id);
  return [...byName.values()].flatMap((same) => {
    const [sent] = sendsOrder.flatMap((sends) => same.filter((each) => each.sends === sends));
    return sent ?? [];
  });
}
