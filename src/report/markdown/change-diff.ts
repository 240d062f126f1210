import type { Change } from "../../plan/generated/plan.ts";
import { wordsOf } from "../action-words.ts";
import { reasonsOf } from "../change-reasons.ts";
import { notesOf } from "../field-notes.ts";
import { diffValues, isShownByLine, showLive, showValue } from "../field-values.ts";
import type { FieldChange } from "../../plan/change/field-changes.ts";
import { escapeControls } from "../../values/printable.ts";
import { capitalise, count } from "../../values/words.ts";
import { groupAlike, groupText } from "../alike.ts";
import { destinationName } from "../../plan/destinations/destination-name.ts";
import { shownFields } from "../shown-fields.ts";
import { readingTexts } from "../reading-texts.ts";
import { witnessTextsOf } from "../witness-texts.ts";
import { codeBlock, htmlCode } from "./code.ts";
import { prose } from "./prose.ts";

/** So many changes are shown unfolded: a reader of a small plan has nothing to look for. */
const MOST_OPEN = 5;

/** So many addresses of a group are named. */
const MOST_NAMED = 5;

/** Changes with their fields, in their order. Those that are the same but for the object are told once. */
export function renderAllDetails(changes: readonly Change[]): string[] {
  const tag = changes.length <= MOST_OPEN ? "<details open>" : "<details>";
  return groupAlike(changes).map((group) => {
    const [first] = group as [Change, ...Change[]];
    return [`${tag}<summary>${summaryOf(group)}</summary>`, ...bodyOf(first), "</details>"].join("\n\n");
  });
}

function summaryOf(group: readonly Change[]): string {
  const [first] = group as [Change, ...Change[]];
  const { planned } = wordsOf(first);
  if (group.length === 1) {
    const { source } = first;
    const place = source ? ` (${htmlCode(`${source.file}:${source.line}`)})` : "";
    return `${nameOf(first)} ${planned}${place}`;
  }
  const more = group.length - MOST_NAMED;
  const named = group.slice(0, MOST_NAMED).map(({ address }) => htmlCode(address));
  return `Same change in ${groupText(group)}: ${named.join(", ")}${more > 0 ? ` and ${count(more)} more` : ""} ${planned}`;
}

/** An address, and what the destination in it is called. */
function nameOf({ address, within, impact: { destinations = [] } }: Change): string {
  const names = within ? destinations.flatMap((each) => destinationName(each) ?? []) : [];
  return `${htmlCode(address)}${names.length > 0 ? ` (${htmlCode(names.join(", "))})` : ""}`;
}

/** What is said of a change besides what tells its object from others, as blocks. */
function bodyOf(change: Change): string[] {
  const lines = shownFields(change).flatMap((field) => fieldLines(field, notesOf(change, field.pointer)));
  const reasons = reasonsOf(change);
  const addresses = [change.address, ...change.requires, ...(change.within ?? []).map(({ address }) => address)];
  return [
    ...(reasons.length > 0 ? [reasons.map((reason) => `- ${prose(reason, addresses)}`).join("\n")] : []),
    ...(lines.length > 0 ? [codeBlock(lines, "diff")] : []),
    ...readingLines(change),
    ...witnessLines(change),
    ...change.warnings.flatMap(({ message, hint, paste }) => [
      `- ${prose(message, addresses)}${hint === undefined ? "" : `; ${prose(hint, addresses)}`}`,
      ...(paste ? [codeBlock(paste.map(escapeControls), "yaml")] : []),
    ]),
  ];
}

/** Whether there is more to say of a change than its row in a table does. */
export function hasDetails(change: Change): boolean {
  return shownFields(change).length > 0 || change.warnings.length > 0 || reasonsOf(change).length > 0;
}

/**
 * A field as lines of a diff: signs first, because they decide the colour. Lines of a value are indented, because a value of
 * several lines, such as a description, can have lines that read like fields.
 *
 * @param notes What is to be known besides. It is said once.
 * @param noted Which of the two lines it is about, where there are two. Default: the new value's.
 */
export function fieldLines(change: FieldChange, notes: readonly string[], noted: "-" | "+" = "+"): string[] {
  const { field, before, after } = change;
  const tail = notes.length > 0 ? ` ${notes.join(" ")}` : "";
  if (isShownByLine(change))
    return [
      `  ${field}:${tail}`,
      ...diffValues(before, after).map(({ sign, text }) => `${sign}   ${escapeControls(text)}`.trimEnd()),
    ];
  const values = [
    ...(before === undefined ? [] : [["-", showLive(before)] as const]),
    ...(after === undefined ? [] : [["+", showValue(after)] as const]),
  ];
  return values.map(
    ([sign, shown]) => `${sign} ${field}: ${shown}${values.length === 1 || sign === noted ? tail : ""}`,
  );
}

function readingLines({ readings = [] }: Change): string[] {
  return readings.map((reading) =>
    readingTexts(reading)
      .map(([term, text]) => `${capitalise(term)}: ${prose(text)}`)
      .join("\\\n"),
  );
}

function witnessLines(change: Change): string[] {
  const lines = witnessTextsOf(change).map(([term, text]) => `${capitalise(term)}: ${prose(text)}`);
  return lines.length > 0 ? [lines.join("\\\n")] : [];
}
