import { placeText } from "../../diagnostics/diagnostic.ts";
import { escapeControls } from "../../values/printable.ts";
import type { Change } from "../../plan/generated/plan.ts";
import { wordsOf } from "../action-words.ts";
import { factsOf } from "../change-facts.ts";
import { reasonsOf } from "../change-reasons.ts";
import { saysEverybodyIsSent } from "../../plan/change/sends-everybody.ts";
import { metadataChanges } from "../../plan/change/metadata-changes.ts";
import { renderField } from "./field-text.ts";
import { renderPaste } from "./paste-text.ts";
import { groupText, sharedWarnings } from "../alike.ts";
import { shownFields } from "../shown-fields.ts";
import { readingTexts } from "../reading-texts.ts";
import { witnessTextsOf } from "../witness-texts.ts";
import { type Style } from "../style.ts";
import { unexplainedText } from "../unexplained.ts";

/** One change with its fields, as indented lines. */
export function renderChange(change: Change, style: Style): string[] {
  return [`${headOf(change, style)} ${wordsOf(change).planned}  ${factsText(change, style)}`, ...bodyOf(change, style)];
}

/** Changes that differ in nothing but the object: the objects, and what is the same of all. */
export function renderAlike(group: readonly Change[], style: Style): string[] {
  const [first] = group;
  if (!first || group.length === 1) return first ? renderChange(first, style) : [];
  const { sign, colour, planned } = wordsOf(first);
  return [
    `${style[colour](sign.padStart(3))} ${style.bold(groupText(group))} ${planned}, each with the same change:`,
    ...group.map((change) => `      ${style.bold(escapeControls(change.address))}  ${factsText(change, style)}`),
    ...bodyOf({ ...first, warnings: sharedWarnings(first) }, style),
  ];
}

function headOf(change: Change, style: Style): string {
  const { sign, colour } = wordsOf(change);
  return `${style[colour](sign.padStart(3))} ${style.bold(escapeControls(change.address))}`;
}

function factsText(change: Change, style: Style): string {
  return style.dim(`(${factsOf(change).join(", ")})`);
}

/** What is said of a change below the line that names its object. */
function bodyOf(change: Change, style: Style): string[] {
  const lines: string[] = [];
  if (change.explained === false) lines.push(`      ${style.yellow(`? ${unexplainedText(change)}`)}`);
  const reasons = reasonsOf(change);
  if (reasons.length > 0) lines.push(`      ${style.dim(`# ${escapeControls(reasons.join("; "))}`)}`);
  if (change.previousAddress !== undefined)
    lines.push(`      ${style.yellow("~")} address: ${change.previousAddress} → ${change.address}`);
  for (const { field, before, after } of metadataChanges(change.ownership))
    lines.push(`      ${style.yellow("~")} ${field}: ${before} → ${after}`);
  for (const field of shownFields(change))
    lines.push(
      ...renderField(change, field, style),
      ...renderReading(change, field.pointer, style),
      ...renderWitness(change, field.pointer, style),
    );
  lines.push(
    ...change.warnings.flatMap((warning) => [renderWarning(warning, style), ...renderPaste(8, warning.paste)]),
  );
  return lines;
}

/** What a changed field says in plain English, before and after. */
function renderReading({ readings = [] }: Change, pointer: string, style: Style): string[] {
  const reading = readings.find((each) => each.pointer === pointer);
  if (!reading) return [];
  return readingTexts(reading).map(([term, text]) => `          ${style.cyan(escapeControls(`${term}: ${text}`))}`);
}

/** Whom a changed query moves. */
function renderWitness(change: Change, pointer: string, style: Style): string[] {
  if (change.witness?.pointer !== pointer) return [];
  return witnessTextsOf(change).map(([term, text]) => `          ${style.cyan(escapeControls(`${term}: ${text}`))}`);
}

function renderWarning(warning: Change["warnings"][number], style: Style): string {
  const { severity, message, hint, source } = warning;
  const place = source ? `  ${style.dim(`(${escapeControls(placeText(source))})`)}` : "";
  const remedy = `${hint === undefined ? "" : `; ${escapeControls(hint)}`}${place}`;
  if (saysEverybodyIsSent(warning)) return `    ${style.bold(style.red(`!!! ${escapeControls(message)}`))}${remedy}`;
  return `      ${style.yellow(`! ${severity}:`)} ${escapeControls(message)}${remedy}`;
}
