import { changedFields } from "../plan/change/changed-fields.ts";
import type { Change } from "../plan/generated/plan.ts";
import { membersOf, noticedChanges, type Members } from "../plan/members-affected.ts";
import { isSink } from "../plan/order/graph-role.ts";
import { groupBy } from "../values/group-by.ts";
import { capitalise, count, plural } from "../values/words.ts";
import { switchesOff, switchesOn } from "./risks.ts";
import { sendingsOf } from "./sendings.ts";

/** What becomes of the members of an audience, the worst first. An audience counts in the first row that one of its changes fits. */
const effects: readonly (readonly [words: string, fits: (change: Change) => boolean])[] = [
  ["members of what is deleted", ({ action, within }) => action === "delete" && within === undefined],
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
  ["members today of audiences whose query changes", changesQuery],
  ["members today of audiences whose query may change", mayChangeQuery],
  ["members of what is newly connected", ({ action, kind }) => action === "create" && isSink(kind)],
  ["members of audiences where something other than the query changes", () => true],
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
    .map(({ words, members }) => `${words}: ${shortSumText(members)}`);
}

/**
 * How many members changes concern, by what becomes of them, as sentences: `Members of what is deleted: 90,754.`
 * Each audience counts in one of them. `undefined` where changes concern none.
 */
export function affectedText(changes: readonly Change[]): string | undefined {
  const sums = sumsByEffect(changes);
  if (sums.length === 0) return undefined;
  const counted = sums.reduce((sum, { members }) => sum + members.audiences - members.unknown, 0);
  return [
    ...sums.map(({ words, members }) => `${capitalise(words)}: ${sumText(members)}.`),
    ...(counted > 1 ? ["Somebody who is in several audiences counts in each of them."] : []),
  ].join(" ");
}

/** Whether a sum is over several audiences, which no sentence about one change says. */
export function addsUp(changes: readonly Change[]): boolean {
  return sumsByEffect(changes).some(({ members }) => members.audiences - members.unknown > 1);
}

function sumsByEffect(changes: readonly Change[]): { words: string; members: Members }[] {
  const felt = noticedChanges(changes);
  const byAudience = groupBy(felt, ({ address, within }) => within?.[0]?.address ?? address);
  const byWords = groupBy(byAudience.values(), wordsOf);
  return effects
    .flatMap(([words]) => [words, `${words}${QUERY_TOO}`])
    .flatMap((words) => {
      const members = membersOf((byWords.get(words) ?? []).flat());
      return members.audiences === 0 ? [] : [{ words, members }];
    });
}

/** Follows an effect that would hide that the query of the audience is another one as well: who is in it is not the same then. */
const QUERY_TOO = " (query changed, too)";

function wordsOf(own: readonly Change[]): string {
  const effect = effects.find(([, fits]) => own.some(fits));
  const [words = "", fits] = effect ?? [];
  return `${words}${fits !== changesQuery && own.some(changesQuery) ? QUERY_TOO : ""}`;
}

/** A sum over audiences without their number: `1,204`, `14 and those of 1 audience, not known`. */
export function shortSumText({ audiences, unknown, known }: Members): string {
  if (unknown === 0) return count(known);
  return unknown === audiences ? "not known" : `${count(known)} and those of ${plural(unknown, "audience")}, not known`;
}

/** A sum over audiences: `1,204`, `14, added up over 2 audiences, and those of 1 audience, not known`. */
function sumText({ audiences, unknown, known }: Members): string {
  const of = audiences - unknown;
  if (of === 0) return audiences === 1 ? "not known" : `not known (${plural(audiences, "audience")})`;
  return [
    count(known),
    ...(of > 1 ? [`added up over ${plural(of, "audience")}`] : []),
    ...(unknown > 0 ? [`and those of ${plural(unknown, "audience")}, not known`] : []),
  ].join(", ");
}

function endsSending({ action, kind, impact: { destinations = [] } }: Change): boolean {
  return action === "delete" && isSink(kind) && destinations.some(({ sends }) => sends === "now");
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
