import { isMasked } from "../../values/masked-value.ts";
import type { JsonValue } from "../../values/json.ts";
import { escapeControls } from "../../values/printable.ts";
import { stringify } from "safe-stable-stringify";
import type { Change } from "../../plan/generated/plan.ts";
import type { FieldChange } from "../../plan/change/field-changes.ts";
import type { DriftedField } from "../../drift/drift.ts";
import { touchesAny } from "../../values/pointer.ts";
import { quote, type Style } from "../style.ts";
import { diffText, type DiffLine } from "../text-diff.ts";

/** The longest list that is shown on one line, in characters. */
const LONGEST_LINE = 80;

/** One field as it is and as it is to be, as indented lines. */
export function renderField(change: Change, { field, pointer, before, after }: FieldChange, style: Style): string[] {
  const [sign, paint] =
    before === undefined ? ["+", style.green] : after === undefined ? ["-", style.red] : ["~", style.yellow];
  const head = `      ${paint(sign)} ${escapeControls(field)}:`;
  const notes = notesOf(change, pointer, before === undefined);
  const tail = notes.length > 0 ? ` ${style.dim(notes.join(" "))}` : "";
  if (isLong(before) || isLong(after) || pointer === "/definition/query")
    return [`${head}${tail}`, ...renderDifference(before, after, style)];
  if (before === undefined) return [`${head} ${quote(after)}${tail}`];
  return [`${head} ${showLive(before)} → ${showValue(after)}${tail}`];
}

/** Whether a value is shown line by line: a text of several lines, or a list that would make a long line. */
export function isLong(value: JsonValue | undefined): boolean {
  if (typeof value === "string") return value.trimEnd().includes("\n");
  return Array.isArray(value) && quote(value).length > LONGEST_LINE;
}

/** Two values line by line, as indented lines. A list has a line for each entry. */
export function renderDifference(before: JsonValue | undefined, after: JsonValue | undefined, style: Style): string[] {
  const paints = { "+": style.green, "-": style.red, " ": style.dim };
  const lines =
    before === undefined || after === undefined
      ? toLines(after ?? before ?? "")
          .split("\n")
          .map((text): DiffLine => ({ sign: before === undefined ? "+" : "-", text }))
      : diffText(toLines(before), toLines(after));
  return lines.map(({ sign, text }) => `          ${paints[sign](`${sign} ${escapeControls(text)}`)}`.trimEnd());
}

/** A value on one line. */
export function showValue(value: JsonValue | undefined): string {
  return value === undefined ? "(none)" : quote(value);
}

/** A live value on one line, of which a masked secret shows nothing. */
export function showLive(value: JsonValue): string {
  return isMasked(value) ? "(masked)" : quote(value);
}

/** What is to be known of a field besides its values. @param isNew Whether there is no value yet. */
export function notesOf({ defaults, unknown, secrets = [] }: Change, pointer: string, isNew: boolean): string[] {
  return [
    // A replacement keeps what no manifest declares; what was not there before comes from the rules of creation.
    ...(touchesAny(defaults, pointer) ? [isNew ? "(default)" : "(kept)"] : []),
    ...(touchesAny(unknown, pointer) ? ["(keys known after apply)"] : []),
    ...(touchesAny(secrets, pointer) ? ["(secret)"] : []),
  ];
}

/** What is to be known of a drifted field besides its values. */
export function driftNotes({ keyUnknown, secret }: DriftedField): string[] {
  return [...(keyUnknown ? ["(keys known after apply)"] : []), ...(secret ? ["(secret)"] : [])];
}

/** A value as lines: a text as it is, a list with a line for each entry. */
export function toLines(value: JsonValue): string {
  if (typeof value === "string") return value.trimEnd();
  if (!Array.isArray(value) || value.length === 0) return JSON.stringify(value);
  return value.map((entry) => stringify(entry)).join("\n");
}
