const DAY_MS = 86_400_000;

/**
 * The day since which everything counts as seen lately: the Monday of the week before the one in which a space saw anything
 * last. It moves once a week, so that what is read twice is the same in between, whatever arrives meanwhile.
 *
 * @param instants When each name was seen last, ISO 8601. One that is none, or is still to come, is left out.
 * @param nowMs Since 1970.
 * @returns `undefined` when nothing was seen.
 */
export function seenSinceOf(instants: readonly string[], nowMs: number): string | undefined {
  let newest = -Infinity;
  for (const instant of instants) {
    const ms = Date.parse(instant);
    if (ms <= nowMs && ms > newest) newest = ms;
  }
  if (!Number.isFinite(newest)) return undefined;
  const sinceMonday = (new Date(newest).getUTCDay() + 6) % 7;
  return dayOf(newest - (sinceMonday + 7) * DAY_MS);
}

/** When a name was seen last, as a day in UTC; nothing when that is lately, or not known. */
export function lastSeenOf(instant: string | undefined, seenSince: string | undefined): { lastSeen?: string } {
  const ms = Date.parse(instant ?? "");
  if (Number.isNaN(ms) || seenSince === undefined) return {};
  const day = dayOf(ms);
  return day < seenSince ? { lastSeen: day } : {};
}

/** The days from the end of one day to the beginning of another, both as `YYYY-MM-DD`. */
export function daysBetween(day: string, later: string): number {
  return (Date.parse(later) - Date.parse(day)) / DAY_MS - 1;
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, "YYYY-MM-DD".length);
}
