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

/** Every unit that is known by name, in the singular. */
export const unitNames: readonly string[] = [...secondsOfUnit.keys()];

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

/** The same length in the largest of the given units that divides it, such as `2 weeks` → `14 days`. */
export function convertDuration(amount: string, unit: string, units: readonly string[]): string | undefined {
  const seconds = durationSeconds(amount, unit);
  if (seconds === undefined) return undefined;
  for (const candidate of units.toReversed()) {
    const size = secondsOfUnit.get(candidate);
    if (size !== undefined && seconds % size === 0) {
      const converted = String(seconds / size);
      return `${converted} ${unitAfter(converted, candidate)}`;
    }
  }
  return undefined;
}
