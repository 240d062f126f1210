import { changedFields } from "../plan/change/changed-fields.ts";
import { editorOf } from "../plan/change/authors.ts";
import { isChange } from "../plan/change/is-change.ts";
import { ofTheirOwnAccord } from "../plan/change/of-their-own-accord.ts";
import { saysEverybodyIsSent, sendsEverybody } from "../plan/change/sends-everybody.ts";
import type { Change, Plan } from "../plan/generated/plan.ts";
import { noticedChanges } from "../plan/members-affected.ts";
import { member } from "../values/json.ts";
import { joinSome, joinWords } from "../values/words.ts";
import { mayUndoText } from "./change-reasons.ts";
import { isDestructive } from "./danger.ts";
import { calledIn } from "./destination-label.ts";
import { kindNoun } from "./kind-noun.ts";
import { sentTexts, sizeText } from "./reach-text.ts";
import { changesDisplayName, isNoticed, risksOf, switchesOff } from "./risks.ts";

/** So many changes are told one by one; of more, people read the sum. */
const MOST_TOLD = 5;

/** What happens to one object, for somebody who knows it by its display name. Without marks and without a full stop. */
export interface ChangeSentence {
  text: string;
  /** What makes it risky: something is lost for good, or those who use the object notice it at once. Left out: nothing. */
  risk?: "lost" | "noticed";
}

/** One sentence for each change of a plan with few of them, the risky ones first. None where there are more, or none. */
export function changeSentences({ changes }: Pick<Plan, "changes">): ChangeSentence[] {
  // What goes along with its audience is told with that.
  const own = ofTheirOwnAccord(changes.filter(isChange));
  if (own.length > MOST_TOLD) return [];
  const names = new Map(changes.map(({ address, name }) => [address, name]));
  return own
    .map((change) => ({ text: sentenceOf(change, names), risk: riskOf(change) }))
    .toSorted((a, b) => riskOrder.indexOf(a.risk) - riskOrder.indexOf(b.risk))
    .map(({ text, risk }) => ({ text, ...(risk && { risk }) }));
}

const riskOrder: readonly ChangeSentence["risk"][] = ["lost", "noticed", undefined];

function riskOf(change: Change): ChangeSentence["risk"] {
  if (isDestructive(change) || sendsEverybody(change)) return "lost";
  return isNoticed(change) ? "noticed" : undefined;
}

function sentenceOf(change: Change, names: ReadonlyMap<string, string>): string {
  const { address } = change.within?.[0] ?? {};
  const part =
    address === undefined ? "" : `, ${kindNoun(change.kind)} of ${JSON.stringify(names.get(address) ?? address)}`;
  const about = aboutOf(change);
  const who = `${JSON.stringify(calledIn(change))}${part}`;
  return `${who}${about === "" ? "" : ` (${about})`}: ${happenings(change).join("; ")}`;
}

/** How many people a change concerns and where they are sent, as far as that is known. */
function aboutOf(change: Change): string {
  return [sizeText(noticedChanges([change])), ...sentTexts(change)].filter((text) => text !== undefined).join(", ");
}

/** What is done to an object, in the order in which people care. */
function happenings(change: Change): string[] {
  const { action, warnings, impact, reason, live, readings = [], previousAddress, address } = change;
  const editor = editorOf(live);
  const meaning = readings.find(({ pointer }) => pointer === "/definition/query")?.after;
  return [
    ...(whole[action] === undefined ? [] : [whole[action]]),
    ...risksOf(change),
    ...(previousAddress === undefined ? [] : [`its address changes from ${previousAddress} to ${address}`]),
    ...(action === "update" || action === "adopt" ? fieldTexts(change) : []),
    ...warnings.filter(saysEverybodyIsSent).map(({ message }) => message),
    ...(isDestructive(change) && impact.dependents.length > 0 ? [`used by ${joinSome(impact.dependents)}`] : []),
    ...(action === "create" && meaning !== undefined ? [`its query means: ${meaning}`] : []),
    ...mayUndoText(change),
    ...(reason === "drift" && live
      ? [`this undoes an edit by hand${editor === undefined ? "" : `, last edited by ${editor}`}`]
      : []),
  ];
}

/** What is said of an action whatever its fields are. */
const whole: Partial<Record<Change["action"], string>> = {
  delete: "it is deleted, which cannot be undone",
  replace: "it is deleted and created again, which cannot be undone",
  create: "it is created",
  adopt: "this project manages it from now on",
  forget: "this project does not manage it any more, and it stays as it is",
};

/** What becomes of its fields: the query with people whom the change moves, the others by name. */
function fieldTexts(change: Change): string[] {
  const { before, after } = change;
  const said = new Set(["definition.query", "enabled", "name"]);
  const fields = changedFields(change);
  const others = fields.filter((field) => !said.has(field));
  return [
    ...(changesDisplayName(change) ? [`it is called ${JSON.stringify(member(before ?? {}, "name"))} now`] : []),
    ...(fields.includes("enabled") && !switchesOff(change)
      ? [`it is switched ${member(after ?? {}, "enabled") === true ? "on" : "off"}`]
      : []),
    ...(fields.includes("definition.query") ? [`its query changes${movedText(change)}`] : []),
    ...(others.length > 0 ? [`${joinWords(others, "and")} ${others.length === 1 ? "changes" : "change"}`] : []),
  ];
}

function movedText({ witness }: Change): string {
  const moved = [
    ...(witness?.enters ? [`who enters, for example: ${witness.enters.words}`] : []),
    ...(witness?.leaves ? [`who leaves, for example: ${witness.leaves.words}`] : []),
  ];
  return moved.length === 0 ? "" : ` (${moved.join("; ")})`;
}
