import { ADOPT_WITH_CHANGES, countedAs } from "../plan/change/counted-as.ts";
import { isChange, isWritten, letsGo } from "../plan/change/is-change.ts";
import { decidesMembers } from "../plan/change/decides-members.ts";
import type { Change, Plan } from "../plan/generated/plan.ts";
import { ofTheirOwnAccord } from "../plan/change/of-their-own-accord.ts";
import { noticedChanges } from "../plan/members-affected.ts";
import { takenOverFrom } from "../plan/change/taken-over-from.ts";
import { otherSecretTexts, sendsOtherSecret } from "../plan/refusals/other-secrets.ts";
import { isPerhapsRenamedDeletion } from "../plan/refusals/perhaps-renamed.ts";
import { destinationName } from "../plan/destinations/destination-name.ts";
import { isSink } from "../plan/order/graph-role.ts";
import { groupBy } from "../values/group-by.ts";
import { count, joinSome, joinWords, plural } from "../values/words.ts";
import { calledIn } from "./destination-label.ts";
import { endsInHeadline } from "./connection-text.ts";
import { BLOCKED } from "./plan-summary.ts";
import { filterEffect } from "./filter-text.ts";
import { headlineWays } from "./headline-ways.ts";
import { kindNoun } from "./kind-noun.ts";
import { changesQuery, mayChangeQuery, worstMembersTexts } from "./members-by-effect.ts";
import { reachedAudiences, reachedTexts } from "./reached.ts";
import { sendingsOf } from "./sendings.ts";
import { changesDisplayName, switchesOff, switchesOn } from "./risks.ts";

/** A verb with what it is said of. */
type Verb = readonly [verb: string, fits: (change: Change) => boolean];

const DELETE: Verb = ["delete", (change) => change.action === "delete" && !endsSending(change)];

const SEND_SECRETS: Verb = ["send", sendsOtherSecret];

/** What is done to fields: said of a change whatever else it is, so that a switch hides no query. The worst comes first. */
const fieldVerbs: readonly Verb[] = [
  SEND_SECRETS,
  ["switch off", switchesOff],
  ["switch on", switchesOn],
  ["change the display name of", changesDisplayName],
  ["change the query of", changesQuery],
  ["may change the query of", mayChangeQuery],
  ["change options that decide who is in", changesOptions],
  ["change what is dropped by", (change) => change.action === "update" && filterEffect(change) !== undefined],
];

/** All of them. Of those that are no field's, the first that a change fits is its own. The worst comes first. */
const verbs: readonly Verb[] = [
  DELETE,
  ["", endsSending],
  ["replace", ({ action }) => action === "replace"],
  ["take over", (change) => takenOverFrom(change) !== undefined],
  ...fieldVerbs,
  // As the glossary has it: another address, and not another display name.
  ["rename", ({ previousAddress }) => previousAddress !== undefined],
  ["update", (change) => change.action === "update" && !letsGo(change) && !changesField(change)],
  ["create", ({ action }) => action === "create"],
  ["adopt and update", (change) => countedAs(change) === ADOPT_WITH_CHANGES],
  ["adopt", ({ action }) => action === "adopt"],
  ["release", letsGo],
  ["renew the marker of", ({ action }) => action === "mark"],
];

/** What a plan comes to, for somebody who reads one line, in parts. */
export interface PlanHeadline {
  /** `production: deletes 1 audience, changes 2 queries`. Empty when nothing is written and nothing refuses the plan. */
  does: string;
  /** The worst sums of members: `members of what is deleted: 46,264`. */
  sums: string[];
  /** Where that is sent: `sent to Adverts: 1 audience (members: 12)`. Then who else may change with it and is sent somewhere. */
  ways: string[];
}

/** All parts in one line, between semicolons. All kinds of changes and all sums are told elsewhere in every report. */
export function planHeadline(plan: PlanTold): string {
  const { does, sums, ways } = headlineParts(plan);
  return [does, ...sums, ...ways].join("; ");
}

type PlanTold = Pick<Plan, "environment" | "changes" | "refused">;

/** The same apart, for a report with room for a list. What a blocked plan would do is said with `would`. */
export function headlineParts({ environment, changes, refused }: PlanTold): PlanHeadline {
  const real = changes.filter(isChange);
  const isBlocked = refused.length > 0;
  const does = isBlocked ? asItIs : inTheThirdPerson;
  // What goes along with its audience is told with that.
  const said = ofTheirOwnAccord(changes.filter(isWritten)).map((change) => ({ change, fitting: verbsOf(change) }));
  const groups = verbs.flatMap((each) => {
    const [verb] = each;
    const own = said.filter(({ fitting }) => fitting.includes(each)).map(({ change }) => change);
    if (own.length === 0) return [];
    if (each === SEND_SECRETS) return otherSecretTexts(own).map((text) => ({ own, text: `${does(verb)} ${text}` }));
    const what = verb === "update" ? updatedNouns(own) : `${nounsOf(own)}${each === DELETE ? renamedText(own) : ""}`;
    return [{ own, text: verb === "" ? endingText(own, does) : `${does(verb)} ${what}` }];
  });
  if (groups.length === 0) return { does: isBlocked ? `${environment}: ${BLOCKED}` : "", sums: [], ways: [] };
  const kinds = [...sendingTexts(changes, does), ...worstOf(groups, does)].join(", ");
  return {
    does: `${environment}: ${isBlocked ? `${BLOCKED}; would ` : ""}${kinds}`,
    sums: worstMembersTexts(real),
    ways: [...headlineWays(noticedChanges(real)), ...reachedTexts(reachedAudiences(real))],
  };
}

/** Whether an edit in place decides who is in an audience, and its query stays: each audience is counted once. */
function changesOptions(change: Change): boolean {
  const isInPlace = change.action === "update" || change.action === "adopt";
  return isInPlace && decidesMembers(change) && !changesQuery(change) && !mayChangeQuery(change);
}

/** A verb as a line says it. */
type Inflect = (verb: string) => string;

/** `delete` as it follows `would`. */
function asItIs(verb: string): string {
  return verb.replace(/^may /, "perhaps ");
}

/** `deletes`, `adopts and updates`. */
function inTheThirdPerson(verb: string): string {
  return verb.replaceAll(/^(?!may )\w+|(?<= and )\w+/g, (word) => (word.endsWith("ch") ? `${word}es` : `${word}s`));
}

function changesField(change: Change): boolean {
  return fieldVerbs.some(([, fits]) => fits(change));
}

/** What is said of a change: what becomes of its object, and what becomes of its fields. */
function verbsOf(change: Change): Verb[] {
  const fitting = verbs.filter(([, fits]) => fits(change));
  const whole = fitting.find((each) => !fieldVerbs.includes(each));
  return fitting.filter((each) => each === whole || fieldVerbs.includes(each));
}

/** So many kinds of changes have room in a line that is read first; all are counted in the one below it. */
const MOST_KINDS = 5;

/** The worst kinds of changes in words, and how many changes are of others. */
function worstOf(groups: readonly { own: readonly Change[]; text: string }[], does: Inflect): string[] {
  // A row that says how many there are has room for the only one that is left.
  const shown = groups.length <= MOST_KINDS + 1 ? groups.length : MOST_KINDS;
  const others = new Set(groups.slice(shown).flatMap(({ own }) => own)).size;
  return [
    ...groups.slice(0, shown).map(({ text }) => text),
    ...(others > 0 ? [`and ${does("make")} ${plural(others, "other change")}`] : []),
  ];
}

/** Whether a way to a destination goes: a connection, or the activation that sends there. */
function endsSending({ action, kind, within, impact: { destinations: [to] = [] } }: Change): boolean {
  return action === "delete" && (isSink(kind) || (within !== undefined && to?.ends === true));
}

/** So many connections that go are named; of more, they are counted. */
const MOST_NAMED = 2;

/** Connections that go: `no longer sends "Buyers" to Adverts`. A destination is not deleted with its connection. */
function endingText(connections: readonly Change[], does: Inflect): string {
  const names = [...new Set(connections.map(leadsTo))];
  if (connections.length > MOST_NAMED) return `${does("delete")} ${nounsOf(connections)} to ${joinSome(names)}`;
  return connections
    .map((change) => {
      const { impact, within } = change;
      const audience = JSON.stringify(impact.audience ?? within?.[0]?.address);
      return endsInHeadline(audience, leadsTo(change), impact.destinations?.[0]?.sends, does);
    })
    .join(", ");
}

function leadsTo(change: Change): string {
  const [to] = change.impact.destinations ?? [];
  return isSink(change.kind) || !to ? calledIn(change) : (destinationName(to) ?? to.id);
}

/** Whole audiences that are sent, and those that may be, each once. */
function sendingTexts(changes: readonly Change[], does: Inflect): string[] {
  const sendings = changes.flatMap((change) => sendingsOf(change, []));
  const sure = new Set(sendings.flatMap(({ isSure, audience }) => (isSure ? [audience] : [])));
  const possible = new Set(sendings.flatMap(({ audience }) => (sure.has(audience) ? [] : [audience])));
  if (sure.size === 0)
    return possible.size === 0 ? [] : [`${does("may send")} ${plural(possible.size, "whole audience")}`];
  const more = possible.size === 0 ? "" : ` and perhaps ${count(possible.size)} more`;
  return [`${does("send")} ${plural(sure.size, "whole audience")}${more}`];
}

/** `1 audience and the connection of "Buyers" to Adverts`: by its settings, a connection decides where members are sent. */
function updatedNouns(changes: readonly Change[]): string {
  const connections = changes.filter(({ kind }) => isSink(kind));
  const others = changes.filter(({ kind }) => !isSink(kind));
  const to = joinSome([...new Set(connections.map(calledIn))]);
  const texts =
    connections.length > MOST_NAMED
      ? [`${nounsOf(connections)} to ${to}`]
      : connections.map((each) => `the connection of ${audienceOf(each)} to ${calledIn(each)}`);
  return joinWords([...(others.length > 0 ? [nounsOf(others)] : []), ...texts], "and");
}

function audienceOf({ impact, within }: Change): string {
  return JSON.stringify(impact.audience ?? within?.[0]?.address);
}

/** What of that may be no deletion at all: ` that is perhaps renamed`, `, of which 2 are perhaps renamed`. */
function renamedText(deleted: readonly Change[]): string {
  const renamed = deleted.filter(isPerhapsRenamedDeletion).length;
  if (renamed === 0) return "";
  const are = `${renamed === 1 ? "is" : "are"} perhaps renamed`;
  return renamed === deleted.length ? ` that ${are}` : `, of which ${count(renamed)} ${are}`;
}

/** `2 audiences and 1 computed trait`. */
function nounsOf(changes: readonly Change[]): string {
  const byKind = groupBy(changes, ({ kind }) => kind);
  return joinWords(
    [...byKind].map(([kind, own]) => plural(own.length, kindNoun(kind))),
    "and",
  );
}
