import { changedFields } from "../plan/change/changed-fields.ts";
import { mayHaveOthers } from "../plan/change/decides-members.ts";
import type { Change } from "../plan/generated/plan.ts";
import { membersOf, noticedChanges, type Members } from "../plan/members-affected.ts";
import { isSink } from "../plan/order/graph-role.ts";
import { groupBy } from "../values/group-by.ts";
import { capitalise, plural } from "../values/words.ts";
import { reachedAudiences, reachedMembers, reachedTexts } from "./reached.ts";
import { switchesOff, switchesOn } from "./risks.ts";
import { sendingsOf } from "./sendings.ts";
import { labelledSum, sumText } from "./sum-texts.ts";

/** What becomes of the members of an audience, the worst first. An audience counts in the first row that one of its changes fits. */
const effects: readonly (readonly [words: string, fits: (change: Change) => boolean])[] = [
  ["members of what is deleted", isDeleted],
  [
    "members of what is deleted and created again",
    ({ action, within }) => action === "replace" && within === undefined,
  ],
  ["members sent to destinations", (change) => sendingsOf(change, []).some(({ isSure }) => isSure)],
  ["members who may be sent to destinations", (change) => sendingsOf(change, []).length > 0],
  ["members of what is switched off", switchesOff],
  ["members of what is switched on", switchesOn],
  ["members no longer sent to a destination", endsSending],
  // Who enters and who leaves is not known before Segment has computed it.
  ["members today of audiences whose query may change", mayChangeQuery],
  ["members today of changed audiences that may have other members afterwards", mayHaveOthers],
  ["members of what is newly connected", ({ action, kind }) => action === "create" && isSink(kind)],
  ["members of audiences of which a connection changes", ({ action, kind }) => action === "update" && isSink(kind)],
  ["members of audiences with other changes", () => true],
];

/** So many sums have room in a line that is read first. */
const MOST_SUMS = 2;

/**
 * The two worst sums of members that changes concern, in few words: `members of what is deleted: 90,754`,
 * `members sent to destinations: 14 and those of 1 audience, not known`. Empty where changes concern none.
 */
export function worstMembersTexts(changes: readonly Change[]): string[] {
  return sumsByEffect(changes)
    .slice(0, MOST_SUMS)
    .map(({ words, members, before }) => `${labelledSum(words, members)}${beforeText(before)}`);
}

/**
 * How many members changes concern, by what becomes of them, as sentences: `Members of what is deleted: 90,754.`
 * Each audience counts in one of them. `undefined` where changes concern none.
 */
export function affectedText(changes: readonly Change[]): string | undefined {
  const reached = reachedAudiences(changes);
  const sums = sumsByEffect(changes);
  if (sums.length + reached.length === 0) return undefined;
  const all = [...sums.map(({ members }) => members), reachedMembers(reached)];
  const counted = all.reduce((sum, { audiences, unknown }) => sum + audiences - unknown, 0);
  return [
    ...sums.map(
      ({ words, members, before }) => `${capitalise(labelledSum(words, members, sumText))}${beforeText(before)}.`,
    ),
    ...reachedTexts(reached, sumText).map((text) => `${capitalise(text)}.`),
    ...(counted > 1 ? ["Somebody who is in several audiences counts in each of them."] : []),
  ].join(" ");
}

/** Whether a sum is over several audiences, which no sentence about one change says. */
export function addsUp(changes: readonly Change[]): boolean {
  return [...sumsByEffect(changes).map(({ members }) => members), reachedMembers(reachedAudiences(changes))].some(
    ({ audiences, unknown }) => audiences - unknown > 1,
  );
}

/** Members of audiences that one effect counts. */
interface EffectSum {
  words: string;
  members: Members;
  /** How many audiences the effect fits, too, that a worse one counts. Told of the effect that sentences about numbers name. */
  before: number;
}

function sumsByEffect(changes: readonly Change[]): EffectSum[] {
  const felt = noticedChanges(changes);
  const byAudience = groupBy(felt, ({ address, within }) => within?.[0]?.address ?? address);
  const byWords = groupBy(byAudience.values(), wordsOf);
  const worse = [...byWords].flatMap(([words, own]) => (words.endsWith(OTHERS_TOO) ? own : [])).length;
  return effects
    .flatMap(([words, fits]) => [
      { words, fits },
      { words: `${words}${OTHERS_TOO}`, fits },
    ])
    .flatMap(({ words, fits }) => {
      const members = membersOf((byWords.get(words) ?? []).flat());
      return members.audiences === 0 ? [] : [{ words, members, before: fits === mayHaveOthers ? worse : 0 }];
    });
}

/** Follows an effect that would hide that others may be in the audience as well. */
const OTHERS_TOO = " (today; others may be in it afterwards)";

/** How many more audiences the same is true of, which another sum counts. */
function beforeText(before: number): string {
  return before === 0 ? "" : ` (${plural(before, "more audience")} ${before === 1 ? "is" : "are"} counted before)`;
}

function wordsOf(own: readonly Change[]): string {
  const effect = effects.find(([, fits]) => own.some(fits));
  const [words = "", fits] = effect ?? [];
  return `${words}${canHaveOthers(fits) && own.some(mayHaveOthers) ? OTHERS_TOO : ""}`;
}

/** Whether an effect leaves members that may be others, and does not say so itself. */
function canHaveOthers(fits: ((change: Change) => boolean) | undefined): boolean {
  return fits !== undefined && fits !== isDeleted && fits !== mayHaveOthers && fits !== mayChangeQuery;
}

function isDeleted({ action, within }: Change): boolean {
  return action === "delete" && within === undefined;
}

function endsSending({ action, kind, impact: { destinations = [] } }: Change): boolean {
  return (
    action === "delete" && destinations.some(({ sends, ends }) => sends === "now" && (isSink(kind) || ends === true))
  );
}

/** Whether the query of a live object becomes another one. */
export function changesQuery(change: Change): boolean {
  return !change.sameIfKeys && namesQuery(change);
}

/** Whether that depends on keys that are not known yet. */
export function mayChangeQuery(change: Change): boolean {
  return change.sameIfKeys !== undefined && namesQuery(change);
}

function namesQuery(change: Change): boolean {
  return change.before !== null && change.after !== null && changedFields(change).includes("definition.query");
}
