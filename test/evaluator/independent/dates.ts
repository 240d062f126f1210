import { dayMs, momentOf, utcDay, type Length } from "./time.ts";
import type { Present } from "./value.ts";
import type { World } from "./world.ts";

/** Section 5, `before_date` and `after_date`; `wanted` is -1 or 1. What is no ISO 8601 text is neither. */
export function byDate(world: World, left: Present, right: string, wanted: number): boolean {
  const [value, limit] = [typeof left === "string" ? momentOf(left) : undefined, momentOf(right)];
  if (!value || !limit) return readAnyhow(world, left);
  const days = value.wholeDay || limit.wholeDay;
  const sign = days ? Math.sign(utcDay(value.ms) - utcDay(limit.ms)) : Math.sign(value.ms - limit.ms);
  return sign === 0 ? world.openly("dateBorder", (border) => border === "in") : sign === wanted;
}

/** ISO 8601 has more ways to write a date than any page shows: by week, by day of the year, without dashes. Any answer there. */
function readAnyhow(world: World, left: Present): boolean {
  return (
    typeof left === "string" && isOddDate(left) && world.choose(`date ${left} ${world.made.length}`, [true, false])
  );
}

/** Whether a text is a date in such a spelling. */
export function isOddDate(text: string): boolean {
  return /^(?:\d{8}|\d{4}-?W\d\d(?:-?\d)?|\d{4}-?\d{3}|\d{4}(?:-\d\d)?|[+-]\d{6}-\d\d-\d\d|\d{4}-\d\d-\d\dt[\d:.]+z)$/.test(
    text,
  );
}

/** Section 5, relative dates: whether the value lies in one of them, borders included. */
export function inRelativeDates(world: World, left: Present, name: string, length: Length, nowMs: number): boolean {
  const value = typeof left === "string" ? momentOf(left) : undefined;
  if (!value) return readAnyhow(world, left);
  const ranges = relativeRanges[name];
  if (!ranges) return false;
  const instant = isBetween(value.ms, ranges(nowMs, length.ms));
  if (!length.inDays) return instant;
  const days = isBetween(utcDay(value.ms), ranges(utcDay(nowMs), length.ms / dayMs));
  return world.openly("relativeDates", (way) => (way === "instant" ? instant : days));
}

const relativeRanges: Readonly<Record<string, (now: number, length: number) => readonly [number, number]>> = {
  within_last: (now, length) => [now - length, now],
  within_next: (now, length) => [now, now + length],
  before_last: (now, length) => [-Infinity, now - length],
  after_next: (now, length) => [now + length, Infinity],
};

function isBetween(value: number, [from, to]: readonly [number, number]): boolean {
  return from <= value && value <= to;
}
