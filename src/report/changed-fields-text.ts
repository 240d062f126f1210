import { changedFields } from "../plan/change/changed-fields.ts";
import { decidingFields } from "../plan/change/decides-members.ts";
import type { Change } from "../plan/generated/plan.ts";
import { member } from "../values/json.ts";
import { joinWords } from "../values/words.ts";
import { FILTER_FIELDS, filterEffect } from "./filter-text.ts";
import { changesDisplayName, startsSending, switchesOff } from "./risks.ts";
import { valueTexts } from "./value-texts.ts";
import { differsText } from "./witness-texts.ts";

const QUERY = "definition.query";

/** What becomes of its fields: the query with people whom the change moves, the others with their values. */
export function fieldTexts(change: Change): string[] {
  const { before, after } = change;
  const filter = filterEffect(change);
  const said = new Set([QUERY, "enabled", "name", ...(filter ? FILTER_FIELDS : [])]);
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
    ...(fields.includes(QUERY) ? [`its query changes${movedText(change)}`] : []),
    ...valueTexts(change, said).others,
  ];
}

/** Of a replacement, what decides who is in the object and changes. */
export function decidingTexts(change: Change): string[] {
  const options = decidingFields(change).filter((field) => field.startsWith("options."));
  return [
    ...(changedFields(change).includes(QUERY) ? [`its query changes${movedText(change)}`] : []),
    ...(options.length > 0 ? [`${joinWords(options, "and")} ${options.length === 1 ? "changes" : "change"}`] : []),
  ];
}

/** Whom a changed query moves, or whose value it changes, in brackets: ` (who enters, for example: …)`. Empty where nobody was found. */
export function movedText({ witness }: Change): string {
  const moved = [
    ...(witness?.enters ? [`who enters, for example: ${witness.enters.words}`] : []),
    ...(witness?.leaves ? [`who leaves, for example: ${witness.leaves.words}`] : []),
    ...(witness?.differs ? [`whose value changes, for example: ${differsText(witness.differs)}`] : []),
  ];
  return moved.length === 0 ? "" : ` (${moved.join("; ")})`;
}
