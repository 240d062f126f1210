import { escapeControls } from "../../values/printable.ts";
import type { Change } from "../../plan/generated/plan.ts";
import type { JsonValue } from "../../values/json.ts";
import type { FieldChange } from "../../plan/change/field-changes.ts";
import { notesOf } from "../field-notes.ts";
import { diffValues, isShownByLine, showLive, showValue } from "../field-values.ts";
import { quote, type Style } from "../style.ts";

/** One field as it is and as it is to be, as indented lines. */
export function renderField(change: Change, field: FieldChange, style: Style): string[] {
  const { pointer, before, after } = field;
  const [sign, paint] =
    before === undefined ? ["+", style.green] : after === undefined ? ["-", style.red] : ["~", style.yellow];
  const head = `      ${paint(sign)} ${escapeControls(field.field)}:`;
  const notes = notesOf(change, pointer);
  const tail = notes.length > 0 ? ` ${style.dim(notes.join(" "))}` : "";
  if (isShownByLine(field)) return [`${head}${tail}`, ...renderDifference(before, after, style)];
  if (before === undefined) return [`${head} ${quote(after)}${tail}`];
  // Of what is deleted, there is nothing after.
  if (change.after === null) return [`${head} ${showLive(before)}${tail}`];
  return [`${head} ${showLive(before)} → ${showValue(after)}${tail}`];
}

/** Two values line by line, as indented lines. */
export function renderDifference(before: JsonValue | undefined, after: JsonValue | undefined, style: Style): string[] {
  const paints = { "+": style.green, "-": style.red, " ": style.dim };
  return diffValues(before, after).map(({ sign, text }) =>
    `          ${paints[sign](`${sign} ${escapeControls(text)}`)}`.trimEnd(),
  );
}
