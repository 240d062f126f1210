import type { Change } from "../../plan/generated/plan.ts";
import { wordsOf } from "../action-words.ts";
import { reasonsOf } from "../change-reasons.ts";
import { notesOf } from "../field-notes.ts";
import { diffValues, isShownByLine, showLive, showValue } from "../field-values.ts";
import { fieldChanges, type FieldChange } from "../../plan/change/field-changes.ts";
import { escapeControls } from "../../values/printable.ts";
import { capitalise } from "../../values/words.ts";
import { witnessTexts } from "../witness-texts.ts";
import { codeBlock, htmlCode } from "./code.ts";
import { prose } from "./prose.ts";

/** One change with its fields, folded up: a diff that GitHub colours, and what its queries mean. */
export function renderDetails(change: Change): string {
  const { address, warnings, source } = change;
  const place = source ? ` (${htmlCode(`${source.file}:${source.line}`)})` : "";
  const lines = fieldChanges(change).flatMap((field) => fieldLines(field, notesOf(change, field.pointer)));
  const reasons = reasonsOf(change);
  return [
    `<details><summary>${htmlCode(address)} ${wordsOf(change).planned}${place}</summary>`,
    ...(reasons.length > 0 ? [reasons.map((reason) => `- ${prose(reason)}`).join("\n")] : []),
    ...(lines.length > 0 ? [codeBlock(lines, "diff")] : []),
    ...readingLines(change),
    ...witnessLines(change),
    ...warnings.flatMap(({ message, hint, paste }) => [
      `- ${prose(message)}${hint === undefined ? "" : `; ${prose(hint)}`}`,
      ...(paste ? [codeBlock(paste.map(escapeControls), "yaml")] : []),
    ]),
    "</details>",
  ].join("\n\n");
}

/** Whether there is more to say of a change than its row in a table does. */
export function hasDetails(change: Change): boolean {
  return fieldChanges(change).length > 0 || change.warnings.length > 0 || reasonsOf(change).length > 0;
}

/** A field as lines of a diff: signs first, because they decide the colour. @param notes What is to be known besides. */
export function fieldLines(change: FieldChange, notes: readonly string[]): string[] {
  const { field, before, after } = change;
  const tail = notes.length > 0 ? ` ${notes.join(" ")}` : "";
  if (isShownByLine(change))
    return [
      `  ${field}:${tail}`,
      ...diffValues(before, after).map(({ sign, text }) => `${sign} ${escapeControls(text)}`.trimEnd()),
    ];
  const line = (sign: string, shown: string): string => `${sign} ${field}: ${shown}${tail}`;
  return [
    ...(before === undefined ? [] : [line("-", showLive(before))]),
    ...(after === undefined ? [] : [line("+", showValue(after))]),
  ];
}

function readingLines({ readings = [] }: Change): string[] {
  return readings.map(({ before, after }) =>
    before === undefined || after === undefined
      ? `In words: ${prose(after ?? before ?? "")}`
      : `In words: ${prose(after)}\\\nSo far: ${prose(before)}`,
  );
}

function witnessLines({ witness }: Change): string[] {
  const lines = witnessTexts(witness).map(([term, text]) => `${capitalise(term)}: ${prose(text)}`);
  return lines.length > 0 ? [lines.join("\\\n")] : [];
}
