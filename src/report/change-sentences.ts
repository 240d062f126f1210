import { changedFields } from "../plan/change/changed-fields.ts";
import { editorOf } from "../plan/change/authors.ts";
import { isChange } from "../plan/change/is-change.ts";
import { metadataChanges } from "../plan/change/metadata-changes.ts";
import { ofTheirOwnAccord } from "../plan/change/of-their-own-accord.ts";
import type { Change, Plan } from "../plan/generated/plan.ts";
import { undoesEdit } from "../plan/change/undoes-edit.ts";
import { hasMembers } from "../plan/members-affected.ts";
import { member } from "../values/json.ts";
import { groupBy } from "../values/group-by.ts";
import { fieldPath } from "../values/pointer.ts";
import { joinSome } from "../values/words.ts";
import { destinationName } from "../plan/destinations/destination-name.ts";
import { isSink } from "../plan/order/graph-role.ts";
import { mayUndoText } from "./change-reasons.ts";
import { isDestructive } from "./danger.ts";
import { connectionText } from "./connection-text.ts";
import { calledIn } from "./destination-label.ts";
import { FILTER_FIELDS, filterEffect, losesEvents } from "./filter-text.ts";
import { kindNoun } from "./kind-noun.ts";
import { sentTexts, sizeText } from "./reach-text.ts";
import { sendingsOf, type Sending } from "./sendings.ts";
import { valueTexts } from "./value-texts.ts";
import { changesDisplayName, isNoticed, risksOf, startsSending, switchesOff } from "./risks.ts";

/** So many changes are told one by one; of more, people read the sum and what is risky. */
const MOST_TOLD = 5;

/** What makes a change risky. What nothing is known to use is a risk only beside many other changes. Those who are sent something come first: nothing takes that back, and most people notice it. */
export type Risk = "sent" | "lost" | "data" | "ended" | "noticed" | "unused";

/** The risks in their order, each with what stands above the sentences of such changes. */
export const riskTitles: Readonly<Record<Risk, string>> = {
  sent: "Whole audiences are sent, or may be:",
  lost: "Cannot be undone:",
  data: "Other data is sent, or members may be sent to another place:",
  ended: "Sending ends, or a connection is deleted and created again:",
  noticed: "Noticed at once by those who use it:",
  unused: "The same, of what nothing is known to use:",
};

/** What happens to one object, for somebody who knows it by its display name. Without marks and without a full stop. */
export interface ChangeSentence {
  address: string;
  text: string;
  /** Left out: none. */
  risk?: Risk;
}

/** One sentence for each change of a plan with few of them, the risky ones first. None where there are more, or none. */
export function changeSentences(plan: Pick<Plan, "changes">): ChangeSentence[] {
  const all = told(plan);
  return all.length > MOST_TOLD ? [] : all.map(({ sentence }) => sentence);
}

/** One sentence for each risky change of a plan of any size, the worst first. */
export function riskSentences(plan: Pick<Plan, "changes">): ChangeSentence[] {
  return told(plan)
    .map(({ sentence }) => sentence)
    .filter(({ risk }) => risk !== undefined);
}

/** The risky changes of one sort, with what stands above their sentences. */
export interface RiskGroup {
  risk: Risk;
  title: string;
  sentences: ChangeSentence[];
}

/** The risky changes of a plan by their worst risk, the worst first. Each change is in one group. */
export function riskGroups(plan: Pick<Plan, "changes">): RiskGroup[] {
  const groups = groupBy([...riskSentences(plan), ...unusedSentences(plan)], ({ risk }) => risk);
  return (Object.keys(riskTitles) as Risk[]).flatMap((risk) => {
    const sentences = groups.get(risk) ?? [];
    return sentences.length === 0 ? [] : [{ risk, title: titleOf(risk, groups), sentences }];
  });
}

function titleOf(risk: Risk, groups: ReadonlyMap<ChangeSentence["risk"], unknown>): string {
  // What is sent cannot be taken back either, and may be deleted and created again.
  if (risk === "lost" && groups.has("sent")) return ALSO_LOST;
  return risk === "unused" && !groups.has("noticed") ? ONLY_UNUSED : riskTitles[risk];
}

/** What is switched off, renamed and the like, and noticed by nobody as far as is known: a few changes say it by themselves. */
function unusedSentences(plan: Pick<Plan, "changes">): ChangeSentence[] {
  const all = told(plan);
  if (all.length <= MOST_TOLD) return [];
  return all
    .filter(({ change, sentence }) => sentence.risk === undefined && risksOf(change).length > 0)
    .toSorted(byMembers)
    .map(({ sentence }) => ({ ...sentence, risk: "unused" as const }));
}

const ONLY_UNUSED = "Switched on or off, or renamed, and nothing is known to use it:";

const ALSO_LOST = "Also cannot be undone:";

/** What stands above the sentences about queries. */
export const queriesTitle = "Queries change, so other people are in these:";

/** One sentence for each changed query that no other list tells, in plans with many changes; what most people are in comes first. */
export function querySentences(plan: Pick<Plan, "changes">): ChangeSentence[] {
  const all = told(plan);
  if (all.length <= MOST_TOLD) return [];
  return all
    .filter(
      ({ change, sentence }) => sentence.risk === undefined && changesQuery(change) && risksOf(change).length === 0,
    )
    .toSorted(byMembers)
    .map(({ sentence }) => sentence);
}

function byMembers(a: Told, b: Told): number {
  return (b.change.impact.members ?? 0) - (a.change.impact.members ?? 0);
}

function told({ changes }: Pick<Plan, "changes">): Told[] {
  const real = changes.filter(isChange);
  const byAddress = new Map(changes.map((change) => [change.address, change]));
  const created = new Set(
    real.flatMap(({ action, address, within }) => (action === "create" && !within ? [address] : [])),
  );
  // What goes or comes along with its audience is told with that.
  const own = ofTheirOwnAccord(real).filter(({ within = [] }) => !created.has(within[0]?.address ?? ""));
  return own
    .map((change) => {
      const parts = real.filter(({ within = [] }) => within.some(({ address }) => address === change.address));
      const sendings = sendingsOf(change, change.action === "replace" ? parts : []);
      const risk = riskOf(change, sendings);
      return {
        change,
        sentence: { address: change.address, text: sentenceOf(change, sendings, byAddress), ...(risk && { risk }) },
      };
    })
    .toSorted(compareRisks);
}

const riskOrder: readonly ChangeSentence["risk"][] = ["sent", "lost", "data", "ended", "noticed", undefined];

/** The worse risk first; then whole objects before parts, deletions before the rest, and what most people are in. */
function compareRisks(a: Told, b: Told): number {
  const [one, other] = [ranksOf(a), ranksOf(b)];
  return one.map((rank, index) => rank - (other[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

function ranksOf({ change, sentence: { risk } }: Told): number[] {
  const order = riskOrder.indexOf(risk);
  if (risk === undefined) return [order];
  return [order, change.within ? 1 : 0, change.action === "delete" ? 0 : 1, -(change.impact.members ?? 0)];
}

interface Told {
  change: Change;
  sentence: ChangeSentence;
}

function riskOf(change: Change, sendings: readonly Sending[]): Risk | undefined {
  if (sendings.length > 0) return "sent";
  if (isDestructive(change)) return isSink(change.kind) ? "ended" : "lost";
  if (losesEvents(change)) return "lost";
  if (valueTexts(change).risky.length > 0) return "data";
  return isNoticed(change) ? "noticed" : undefined;
}

type ByAddress = ReadonlyMap<string, Change>;

function sentenceOf(change: Change, sendings: readonly Sending[], byAddress: ByAddress): string {
  const texts = happenings(change, sendings, byAddress);
  return `${whoOf(change)}: ${(texts.length > 0 ? texts : metadataTexts(change)).join("; ")}`;
}

/** What a change is about of which nothing else is said: words of the manifest that only the marker remembers. */
function metadataTexts({ ownership }: Change): string[] {
  const fields = metadataChanges(ownership).map(
    ({ field, before, after }) => `${field} changes from ${before} to ${after}`,
  );
  return fields.length === 0
    ? ["it is written again"]
    : [`${fields.join(", ")}, and nothing in Segment but its marker`];
}

function whoOf(change: Change): string {
  const { impact, kind, within = [] } = change;
  const about = aboutOf(change);
  const audience = JSON.stringify(impact.audience ?? within[0]?.address);
  const part = within.length === 0 ? "" : `, ${kindNoun(kind)} of ${audience}`;
  const who = connectionText(change) === undefined ? `${JSON.stringify(calledIn(change))}${part}` : audience;
  return `${who}${about === "" ? "" : ` (${about})`}`;
}

/** How many people a change concerns and where they are sent, as far as that is known. */
function aboutOf(change: Change): string {
  return [sizeText(hasMembers(change) ? [change] : []), ...sentTexts(change)]
    .filter((text) => text !== undefined)
    .join(", ");
}

/** What is done to an object, in the order in which people care. */
function happenings(change: Change, sendings: readonly Sending[], byAddress: ByAddress): string[] {
  const { action, live, readings = [], previousAddress, address } = change;
  const editor = editorOf(live);
  const other = otherMembers(change);
  const meaning = readings.find(({ pointer }) => pointer === "/definition/query")?.after;
  return [
    ...wholeText(change),
    ...risksOf(change),
    ...(previousAddress === undefined
      ? []
      : [`its name in the files changes from ${previousAddress} to ${address}, and by that nothing for its members`]),
    ...(action === "update" || action === "adopt" ? fieldTexts(change) : []),
    ...(action === "replace" && changesQuery(change) ? [`its query changes${movedText(change)}`] : []),
    ...(other ? [otherMembersText(change, other)] : sendings.flatMap(({ text }) => text ?? [])),
    ...usedByText(change, byAddress),
    ...(action === "create" && meaning !== undefined ? [`its query means: ${meaning}`] : []),
    ...mayUndoText(change),
    ...(undoesEdit(change) && live
      ? [`this undoes an edit by hand${ofFields(change)}${editor === undefined ? "" : `, last edited by ${editor}`}`]
      : []),
  ];
}

/** Who asks for what is deleted, switched off or gets another query: with names and members where the plan has them. */
function usedByText(change: Change, byAddress: ByAddress): string[] {
  const { dependents } = change.impact;
  const ends = isDestructive(change) || switchesOff(change);
  if (dependents.length === 0 || !(ends || changesQuery(change))) return [];
  const users = dependents.map((address) => {
    const user = byAddress.get(address);
    if (user === undefined) return address;
    const about = user.action === "create" ? "" : [sizeText([user]), ...sentTexts(user)].filter(Boolean).join(", ");
    return `${JSON.stringify(calledIn(user))}${about === "" ? "" : ` (${about})`}`;
  });
  return [`used by ${joinSome(users)}${ends ? "" : ", which may change with it"}`];
}

/** What an audience consists of, before and after it is replaced: `users`, `accounts`; `undefined` where that stays the same. */
function otherMembers({ action, before, after }: Change): Record<"was" | "becomes", string> | undefined {
  const [was, becomes] = [member(before ?? {}, "audienceType"), member(after ?? {}, "audienceType")];
  const isOther = action === "replace" && typeof was === "string" && typeof becomes === "string" && was !== becomes;
  return isOther ? { was: was.toLowerCase(), becomes: becomes.toLowerCase() } : undefined;
}

/** The members of the old audience are not those of the new one, whatever a finding says of how many are sent. */
function otherMembersText({ impact }: Change, { was, becomes }: Record<"was" | "becomes", string>): string {
  const ways = (impact.destinations ?? []).filter(({ sends }) => sends !== "never");
  const to = [...new Set(ways.map((each) => destinationName(each) ?? each.id))];
  const sent = to.length === 0 ? "" : `; all ${becomes} in it may be sent to ${joinSome(to)}`;
  return `it has ${was} now and will have ${becomes}: which ones is not known${sent}`;
}

/** Which fields were edited, where the change does more than take that back. */
function ofFields({ reason, edited = [] }: Change): string {
  return reason === "drift" ? "" : ` of ${joinSome(edited.map(({ pointer }) => fieldPath(pointer)))}`;
}

function wholeText(change: Change): string[] {
  const connection = connectionText(change);
  const text = connection === undefined ? whole[change.action] : `it ${connection}`;
  return text === undefined ? [] : [text];
}

/** What is said of an action whatever its fields are. */
const whole: Partial<Record<Change["action"], string>> = {
  delete: "it is deleted, which cannot be undone",
  replace: "it is deleted and created again, which cannot be undone",
  create: "it is created",
  adopt: "this project manages it from now on",
  forget: "this project does not manage it any more, and it stays as it is",
};

/** What becomes of its fields: the query with people whom the change moves, the others with their values. */
function fieldTexts(change: Change): string[] {
  const { before, after } = change;
  const filter = filterEffect(change);
  const said = new Set(["definition.query", "enabled", "name", ...(filter ? FILTER_FIELDS : [])]);
  const fields = changedFields(change);
  return [
    ...(filter && filter.loses === undefined ? [filter.text] : []),
    ...(changesDisplayName(change)
      ? [
          `it is renamed from ${JSON.stringify(member(before ?? {}, "name"))} to ${JSON.stringify(member(change.after ?? {}, "name"))}`,
        ]
      : []),
    ...(fields.includes("enabled") && !switchesOff(change) && startsSending(change) === false
      ? [`it is switched ${member(after ?? {}, "enabled") === true ? "on" : "off"}`]
      : []),
    ...(fields.includes("definition.query") ? [`its query changes${movedText(change)}`] : []),
    ...valueTexts(change, said).others,
  ];
}

/** Whether others are in an audience afterwards. */
function changesQuery(change: Change): boolean {
  return change.action !== "create" && changedFields(change).includes("definition.query");
}

function movedText({ witness }: Change): string {
  const moved = [
    ...(witness?.enters ? [`who enters, for example: ${witness.enters.words}`] : []),
    ...(witness?.leaves ? [`who leaves, for example: ${witness.leaves.words}`] : []),
  ];
  return moved.length === 0 ? "" : ` (${moved.join("; ")})`;
}
