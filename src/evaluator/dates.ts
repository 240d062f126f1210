import type { JsonValue } from "../values/json.ts";
import { dayMs, dayOf, readInstant } from "./instants.ts";
import { decide, type Outcome } from "./kleene.ts";
import type { Circumstances } from "./environment.ts";
import type { OpenPoints } from "./open-points.ts";
import type { Length } from "./durations.ts";

/** Whether a value lies before or after a moment. What is no ISO 8601 text lies nowhere: API.md 4.9. */
export function comparesToDate(
  left: JsonValue,
  right: JsonValue,
  points: OpenPoints,
  side: "before" | "after",
): Outcome {
  const [a, b] = [readInstant(left), readInstant(right)];
  if (!a || !b) return [left, right].some(spellsOtherwise) && [otherSpelling];
  const sameDay = (a.dateOnly || b.dateOnly) && dayOf(a.ms) === dayOf(b.ms);
  if (a.ms === b.ms || sameDay) return decide(points, "dateBorder", { in: () => true, out: () => false });
  return side === "before" ? a.ms < b.ms : a.ms > b.ms;
}

/** Why a date in a spelling of ISO 8601 that the documentation shows nowhere is open. */
export const otherSpelling = "nothing says whether a date is read that ISO 8601 lets write in this way";

/** Without dashes, by week, by day of the year, without a day or a month, with a comma, an hour alone, small letters, or the end of a day. */
const otherSpellings =
  /^(?:[+-]\d{6}-\d{2}-\d{2}|\d{4}|\d{4}(?:-?W\d{2}(?:-?\d)?|-?\d{3}|-\d{2})|\d{8}|\d{4}-\d{2}-\d{2}(?=T))(?:T(?:\d{2}(?::?\d{2}(?::?\d{2})?)?)(?:[.,]\d+)?(?:Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;

/** Whether a value is a date in a spelling of ISO 8601 of which nothing says whether it is read. */
export function spellsOtherwise(value: JsonValue): boolean {
  return typeof value === "string" && readInstant(value) === undefined && otherSpellings.test(value);
}

/** From where to where a relative date may lie, in units from today or now; the borders belong to it: API.md 4.9. */
export type RelativeRange = (length: number) => readonly [from: number, to: number];

/** Whether a value lies in a range around today or now. */
export function isInRange(left: JsonValue, span: Length, range: RelativeRange, circumstances: Circumstances): Outcome {
  const { nowMs, openPoints } = circumstances;
  const instant = readInstant(left);
  if (!instant) return spellsOtherwise(left) && [otherSpelling];
  const byInstant = (): boolean => lies(instant.ms - nowMs, range(span.ms));
  if (!span.inDays) return byInstant();
  return decide(openPoints, "relativeDates", {
    "utc-day": () => lies(dayOf(instant.ms) - dayOf(nowMs), range(span.ms / dayMs)),
    instant: byInstant,
  });
}

function lies(distance: number, [from, to]: readonly [number, number]): boolean {
  return from <= distance && distance <= to;
}
