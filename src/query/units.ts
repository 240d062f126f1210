import type { DurationNode } from "./syntax-tree.ts";

/** Seconds in each unit of time that anybody might write. Months and years have no fixed length. */
const secondsOfUnit: ReadonlyMap<string, number | undefined> = new Map([
  ["second", 1],
  ["minute", 60],
  ["hour", 3600],
  ["day", 86_400],
  ["week", 604_800],
  ["month", undefined],
  ["year", undefined],
]);

/** Short forms of units that mean nothing else. `m` is a minute to some and a month to others. */
const abbreviations: ReadonlyMap<string, string> = new Map([
  ["s", "second"],
  ["sec", "second"],
  ["min", "minute"],
  ["h", "hour"],
  ["hr", "hour"],
  ["d", "day"],
  ["w", "week"],
  ["wk", "week"],
  ["mo", "month"],
  ["y", "year"],
  ["yr", "year"],
]);

/** The unit that a short form stands for: `d` → `day`, `hrs` → `hour`; `undefined` for anything else. */
export function unitOfAbbreviation(unit: string): string | undefined {
  const lower = unit.toLowerCase();
  return abbreviations.get(lower) ?? abbreviations.get(lower.replace(/s$/, ""));
}

/** Every unit that is known by name, in the singular. */
export const unitNames: readonly string[] = [...secondsOfUnit.keys()];

/** Whether a word is a unit of time, in whatever form. */
export function isUnit(word: string): boolean {
  return unitNames.includes(singularUnit(word)) || unitOfAbbreviation(word) !== undefined;
}

/** The unit in lower case and in the singular: `Days` → `day`. Unknown words stay as they are, in lower case. */
export function singularUnit(unit: string): string {
  const lower = unit.toLowerCase();
  const singular = lower.endsWith("s") ? lower.slice(0, -1) : lower;
  return secondsOfUnit.has(singular) ? singular : lower;
}

/** The unit as it is written after an amount: `1 day`, `7 days`. Unknown words stay as they are. */
export function unitAfter(amount: string, unit: string): string {
  const singular = singularUnit(unit);
  if (!secondsOfUnit.has(singular)) return unit;
  return amount === "1" ? singular : `${singular}s`;
}

/** The length in seconds, or `undefined` when the unit is unknown or has no fixed length. */
export function durationSeconds(amount: string, unit: string): number | undefined {
  const seconds = secondsOfUnit.get(singularUnit(unit));
  return seconds === undefined ? undefined : Number(amount) * seconds;
}

/** Units by which a length stays the same on every day, and those that go by the calendar in dates: API.md 4.6. */
const calendarUnits: ReadonlySet<string> = new Set(["day", "week"]);

/**
 * The same length in the largest of the given units that divides it, such as `2 weeks` → `14 days`. Days become no
 * hours and hours no days, because relative dates tell them apart.
 */
export function convertDuration(amount: string, unit: string, units: readonly string[]): string | undefined {
  const seconds = durationSeconds(amount, unit);
  if (seconds === undefined) return undefined;
  const calendar = calendarUnits.has(singularUnit(unit));
  for (const candidate of units.filter((name) => calendarUnits.has(name) === calendar).toReversed()) {
    const size = secondsOfUnit.get(candidate);
    if (size !== undefined && seconds % size === 0) {
      const converted = String(seconds / size);
      return `${converted} ${unitAfter(converted, candidate)}`;
    }
  }
  return undefined;
}

/** Hours as days where they are whole days of 24 hours, as in windows over events (API.md 4.6). */
export function daysOfHours(duration: DurationNode): DurationNode {
  if (!/^\d+$/.test(duration.amount) || singularUnit(duration.unit) !== "hour") return duration;
  const hours = BigInt(duration.amount);
  return hours % 24n === 0n ? { ...duration, amount: String(hours / 24n), unit: "days" } : duration;
}
