import { changedFields } from "../plan/change/changed-fields.ts";
import { decidingFields } from "../plan/change/decides-members.ts";
import { joiningTextOf } from "../plan/change/joining-text.ts";
import type { Change } from "../plan/generated/plan.ts";
import { withoutAssumed } from "../values/assumed-remark.ts";
import { member } from "../values/json.ts";
import { count, joinWords } from "../values/words.ts";
import { FILTER_FIELDS } from "../plan/change/dropped-events.ts";
import { filterEffect } from "./filter-text.ts";
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
    ...(fields.includes(QUERY) ? [queryText(change)] : []),
    ...valueTexts(change, said).others,
  ];
}

/** Of a replacement, what decides who is in the object and changes. */
export function decidingTexts(change: Change): string[] {
  const options = decidingFields(change).filter((field) => field.startsWith("options."));
  return [
    ...(changedFields(change).includes(QUERY) ? [queryText(change)] : []),
    ...(options.length > 0 ? [`${joinWords(options, "and")} ${options.length === 1 ? "changes" : "change"}`] : []),
  ];
}

function queryText(change: Change): string {
  const joining = joiningTextOf(change);
  return `its query changes${joining === undefined ? "" : `: ${joining}`}${movedText(change)}`;
}

/**
 * Whom a changed query moves, or whose value it changes, in brackets: ` (who enters, for example: …)`. Where nobody was found,
 * it says so; where nobody was looked for, it is empty.
 */
export function movedText({ kind, witness }: Change): string {
  if (!witness) return "";
  const { enters, leaves, differs } = witness;
  const moved = [
    ...(enters ? [`who enters, for example: ${withoutAssumed(enters.words)}`] : []),
    ...(leaves ? [`who leaves, for example: ${withoutAssumed(leaves.words)}`] : []),
    ...(differs
      ? [`whose value changes, for example: ${differsText({ ...differs, words: withoutAssumed(differs.words) })}`]
      : []),
  ];
  if (moved.length > 0) return ` (${moved.join("; ")})`;
  const { tries, notSought, never, assuming } = witness;
  if (tries === 0 || notSought !== undefined || never || assuming) return "";
  const whom = kind === "ComputedTrait" ? "whose value it changes" : "whom it moves";
  return ` (nobody was found ${whom}, in ${count(tries)} tries)`;
}
