import { stringify } from "safe-stable-stringify";
import type { JsonValue } from "../values/json.ts";
import { isMasked } from "../values/masked-value.ts";
import { quote } from "./style.ts";
import { diffText, type DiffLine } from "./text-diff.ts";

/** The longest list that is shown on one line, in characters. */
const LONGEST_LINE = 80;

/** The field whose values are always shown line by line. */
const QUERY = "/definition/query";

/** Whether a field is shown line by line: a query, or a value that is long. */
export function isShownByLine({
  pointer,
  before,
  after,
}: {
  pointer: string;
  before: JsonValue | undefined;
  after: JsonValue | undefined;
}): boolean {
  return pointer === QUERY || isLong(before) || isLong(after);
}

/** Whether a value does not fit on one line: a text of several lines, or a list that would make a long line. */
export function isLong(value: JsonValue | undefined): boolean {
  if (typeof value === "string") return value.trimEnd().includes("\n");
  return Array.isArray(value) && quote(value).length > LONGEST_LINE;
}

/** Two values line by line. A list has a line for each entry; a value that has no other beside it is all new, or all gone. */
export function diffValues(before: JsonValue | undefined, after: JsonValue | undefined): DiffLine[] {
  if (before !== undefined && after !== undefined) return diffText(toLines(before), toLines(after));
  const sign = before === undefined ? "+" : "-";
  return toLines(after ?? before ?? "")
    .split("\n")
    .map((text) => ({ sign, text }));
}

/** A value on one line. */
export function showValue(value: JsonValue | undefined): string {
  return value === undefined ? "(none)" : quote(value);
}

/** A live value on one line, of which a masked secret shows nothing. */
export function showLive(value: JsonValue): string {
  return isMasked(value) ? MASKED : quote(value);
}

/** A live value as lines, of which a masked secret shows nothing. */
export function liveLines(value: JsonValue): string {
  return isMasked(value) ? MASKED : toLines(value);
}

const MASKED = "(masked)";

/** A value as lines: a text as it is, a list with a line for each entry. */
function toLines(value: JsonValue): string {
  if (typeof value === "string") return value.trimEnd();
  if (!Array.isArray(value) || value.length === 0) return JSON.stringify(value);
  return value.map((entry) => stringify(entry)).join("\n");
}
