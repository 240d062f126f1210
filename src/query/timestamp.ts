const shape = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:Z|[+-](\d{2}):?(\d{2}))?)?$/;

/** Whether a text is an ISO 8601 date or timestamp that exists in the calendar: API.md 4.2, `literal`. */
export function isTimestamp(text: string): boolean {
  const match = shape.exec(text);
  if (!match) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, zoneHour = 0, zoneMinute = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return (
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= lastDay &&
    hour <= 23 &&
    minute <= 59 &&
    second <= 59 &&
    zoneHour <= 14 &&
    zoneMinute <= 59
  );
}

/** One spelling for `Z`, `+00:00` and `.000Z`, which are one instant: API.md 4.6. Other texts stay as they are. */
export function canonicalInstant(text: string): string {
  const [, second] = /^(.+T\d{2}:\d{2}:\d{2}(?:\.\d+?)??)(?:\.0+)?(?:Z|\+00:00)$/.exec(text) ?? [];
  return second !== undefined && isTimestamp(text) ? `${second}Z` : text;
}
