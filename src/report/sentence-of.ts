import { metadataChanges } from "../plan/change/metadata-changes.ts";
import { undoesEdit } from "../plan/change/undoes-edit.ts";
import type { Change } from "../plan/generated/plan.ts";
import { isLossForGood } from "../plan/change/loss-for-good.ts";
import { hasMembers } from "../plan/members-affected.ts";
import { fieldPath } from "../values/pointer.ts";
import { joinSome } from "../values/words.ts";
import { mayUndoText } from "./change-reasons.ts";
import { decidingTexts, fieldTexts } from "./changed-fields-text.ts";
import { connectionText } from "./connection-text.ts";
import { calledIn } from "./destination-label.ts";
import { kindNoun } from "./kind-noun.ts";
import { othersText } from "./others-text.ts";
import { otherMembers, otherMembersText } from "./other-members-text.ts";
import { destinationNames, sentTexts, sizeThenText } from "./reach-text.ts";
import { risksOf, switchesOff } from "./risks.ts";
import type { Sending } from "./sendings.ts";
import { staysText } from "./stays-text.ts";
import { usedByText, usesAnewTexts } from "./used-by-text.ts";
import type { ByAddress } from "./users-of.ts";

/** What a sentence about a change has to know of its plan. */
export interface SentenceSetting {
  byAddress: ByAddress;
  /** Whether the plan is blocked, so that the change would be made and is not. */
  isBlocked: boolean;
}

/** What happens to one object, in a sentence without marks and without a full stop. */
export function sentenceOf(change: Change, sendings: readonly Sending[], setting: SentenceSetting): string {
  const texts = happenings(change, sendings, setting);
  const stays = staysText(change);
  return `${whoOf(change)}: ${[...(texts.length > 0 ? texts : metadataTexts(change)), ...(stays === undefined ? [] : [stays])].join("; ")}`;
}

/** What a change is about of which nothing else is said: words of the manifest that only the marker remembers. */
function metadataTexts({ ownership }: Change): string[] {
  const fields = metadataChanges(ownership).map(
    ({ field, before, after }) => `${field} changes from ${before} to ${after}`,
  );
  return fields.length === 0 ? ["it is written again"] : [fields.join(", ")];
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
  return [hasMembers(change) || change.action === "forget" ? sizeThenText(change) : undefined, ...sentTexts(change)]
    .filter((text) => text !== undefined)
    .join(", ");
}

/** What is done to an object, in the order in which people care. */
function happenings(change: Change, sendings: readonly Sending[], { byAddress, isBlocked }: SentenceSetting): string[] {
  const { action, live, readings = [], previousAddress, address } = change;
  const editor = live?.updatedByName;
  const other = otherMembers(change);
  const meaning = readings.find(({ pointer }) => pointer === "/definition/query")?.after;
  return [
    ...wholeText(change).map((text) => (isBlocked ? text.replace(/^it is /, "it would be ") : text)),
    ...risksOf(change),
    ...(previousAddress === undefined
      ? []
      : [
          `its name in the files changes from ${previousAddress} to ${address}${staysText(change) === undefined ? ", and by that nothing for its members" : ""}`,
        ]),
    ...(action === "update" || action === "adopt" ? fieldTexts(change) : []),
    ...(action === "replace" ? decidingTexts(change) : []),
    ...(other ? [otherMembersText(change, other)] : sendings.flatMap(({ text }) => text ?? [])),
    ...notDocumentedText(change),
    ...othersText(change),
    ...usedByText(change, byAddress),
    ...usesAnewTexts(change, byAddress),
    ...(action === "create" && meaning !== undefined ? [`its query means: ${meaning}`] : []),
    ...mayUndoText(change),
    ...(undoesEdit(change) && live
      ? [`this undoes an edit by hand${ofFields(change)}${editor === undefined ? "" : `, last edited by ${editor}`}`]
      : []),
  ];
}

/**
 * What nobody documents of the members of an audience that is deleted or switched off (API.md 2.8), and whom a new one in its place
 * sends, as a replacement may.
 */
function notDocumentedText(change: Change): string[] {
  const { action, kind, within, impact } = change;
  if (kind !== "Audience" || within) return [];
  const isSent = (impact.destinations ?? []).some(({ sends }) => sends !== "never");
  const atDestinations = "whether its members are removed from its destinations is not documented";
  if (action === "delete") return isSent ? [atDestinations, AGAIN] : [];
  if (!switchesOff(change)) return [];
  return [
    isSent
      ? `whether its members stay in it, or are removed from its destinations, is not documented`
      : "whether its members stay in it is not documented",
  ];
}

const AGAIN = "if it is created again with its destinations, everybody in it may be sent there";

/** Which fields were edited, where the change does more than take that back. */
function ofFields({ reason, edited = [] }: Change): string {
  return reason === "drift" ? "" : ` of ${joinSome(edited.map(({ pointer }) => fieldPath(pointer)))}`;
}

function wholeText(change: Change): string[] {
  const connection = connectionText(change);
  if (change.action === "forget") return [releasedText(change)];
  const text = connection === undefined ? whole[change.action] : `it ${connection}`;
  if (connection === undefined && isLossForGood(change)) return [`${text}, which cannot be undone`];
  return text === undefined ? [] : [text];
}

/** That an object stays without this project, and where it goes on being sent, as far as that is known. */
function releasedText({ impact: { destinations = [] } }: Change): string {
  const sent = destinationNames(destinations.filter(({ sends }) => sends === "now"));
  const goesOn = sent.length === 0 ? "" : `, and goes on being sent to ${joinSome(sent)}`;
  return `this project does not manage or watch it any more; it stays as it is${goesOn}`;
}

/** What is said of an action whatever its fields are. */
const whole: Partial<Record<Change["action"], string>> = {
  delete: "it is deleted",
  replace: "it is deleted and created again",
  create: "it is created",
  adopt: "this project manages it from now on",
};
