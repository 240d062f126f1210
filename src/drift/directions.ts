import { stringify } from "safe-stable-stringify";
import { joiningText } from "../plan/change/joining-text.ts";
import type { JsonValue } from "../values/json.ts";
import { count } from "../values/words.ts";
import type { DriftedField } from "./drift.ts";

/** Longer values say more in a report than in a sentence, so that a sentence only names the field. */
const LONGEST_VALUE = 160;

/** What is known of a secret that somebody changed. */
export const OTHER_SECRET = "another secret (its last characters differ)";

/** So many fields are told in one sentence; the rest is counted. */
const MOST_TOLD = 5;

/** How two values are told: an edit leads from one to the other, of a part nobody knows which came first. */
const sentences = {
  edited: (before: string, live: string) => `${before} → ${live}`,
  declared: (declared: string, live: string) => `declared ${declared}, live ${live}`,
} as const;

/**
 * Which way fields went, to follow a sentence about their object: `: enabled true → false, description "A" → "B"`. Empty
 * without fields.
 *
 * @param how What the other value is: what was applied before an edit, or what a manifest declares.
 */
export function directionsText(fields: readonly DriftedField[], how: keyof typeof sentences): string {
  if (fields.length === 0) return "";
  const told = fields.slice(0, MOST_TOLD).map((field) => `${directionOf(field, how)}${joiningOf(field)}`);
  const more = fields.length - told.length;
  return `: ${told.join(", ")}${more > 0 ? ` and ${count(more)} more` : ""}`;
}

function directionOf(each: DriftedField, how: keyof typeof sentences): string {
  const { field, applied, live, inWords, notKnown, otherSecret } = each;
  if (otherSecret) return `${field} ${sentences[how](show(applied), OTHER_SECRET)}`;
  if (notKnown) return isShort(live) ? `${field} is ${show(live)} now` : field;
  const { applied: before, live: after } = inWords ?? {};
  // What a query means is read faster than the query.
  if (isShort(before) && isShort(after) && before !== undefined && after !== undefined && before !== after)
    return `${field} ${sentences[how](show(before), show(after))}`;
  return isShort(applied) && isShort(live) ? `${field} ${sentences[how](show(applied), show(live))}` : field;
}

/** That the query among fields joins its conditions by another word than before; see `joiningText`. */
export function joiningOfFields(fields: readonly DriftedField[]): string | undefined {
  const query = fields.find(({ pointer }) => pointer === "/definition/query");
  return joiningText(query?.applied, query?.live);
}

/** The same of one field, in brackets. */
function joiningOf(field: DriftedField): string {
  const text = joiningOfFields([field]);
  return text === undefined ? "" : ` (${text})`;
}

function isShort(value: JsonValue | undefined): boolean {
  return show(value).length <= LONGEST_VALUE;
}

/** A value as JSON. A text with quotes of its own is in curly ones, so that none of its signs needs a backslash. */
function show(value: JsonValue | undefined): string {
  if (value === undefined) return "(none)";
  const json = stringify(value);
  return typeof value === "string" && json === `"${value.replaceAll('"', String.raw`\"`)}"` && value.includes('"')
    ? `“${value}”`
    : json;
}
