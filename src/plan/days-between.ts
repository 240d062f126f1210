const DAY_MS = 86_400_000;

/** Days from one instant to another, both ISO 8601, with fractions. `NaN` where one of them is not known. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

/** The instant so many days after another one, ISO 8601. */
export function daysAfter(instant: string, days: number): string {
  return new Date(Date.parse(instant) + days * DAY_MS).toISOString();
}
