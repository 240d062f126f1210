import type { JsonValue } from "../../values/json.ts";

/** Minutes of each interval that a schedule can have (API.md 3.2). */
const intervals: readonly (readonly [word: string, minutes: number])[] = [
  ["15m", 15],
  ["30m", 30],
  ["1h", 60],
  ["2h", 120],
  ["4h", 240],
  ["6h", 360],
  ["8h", 480],
  ["12h", 720],
  ["1d", 1440],
];

const words: Readonly<Record<string, string>> = { hourly: "1h", daily: "1d", hour: "1h", day: "1d" };
const minutesOf: Readonly<Record<string, number>> = { m: 1, h: 60, d: 1440 };
const weekdays = ["su", "mo", "tu", "we", "th", "fr", "sa"];

/** The intervals nearest to one that somebody wrote, such as `3h`, `4 hours` or `daily`: one, or the two around it. */
export function nearIntervals(text: string): string[] {
  const usual = words[text.toLowerCase()];
  if (usual !== undefined) return [usual];
  const found = /^(\d{1,5})\s*([mhd])[a-z]*$/i.exec(text.trim());
  if (!found) return [];
  const minutes = Number(found[1]) * (minutesOf[found[2]?.toLowerCase() ?? ""] ?? 0);
  const same = intervals.find(([, each]) => each === minutes);
  const shorter = intervals.findLast(([, each]) => each < minutes);
  const longer = intervals.find(([, each]) => each > minutes);
  return (same ? [same] : [shorter, longer]).flatMap((each) => (each ? [each[0]] : []));
}

/** The number of a day of the week that is written as a word, 0 for Sunday; the number itself where it is one. */
export function weekdayOf(value: JsonValue): number | undefined {
  if (typeof value === "number" || (typeof value === "string" && /^\d$/.test(value)))
    return Number.isInteger(Number(value)) && Number(value) <= 6 && Number(value) >= 0 ? Number(value) : undefined;
  const at =
    typeof value === "string" && /^[a-z]{2,9}$/i.test(value) ? weekdays.indexOf(value.slice(0, 2).toLowerCase()) : -1;
  return at === -1 ? undefined : at;
}

/** The hour of a time that is written as `9`, `9:00`, `09:00`, `9 am` or `5pm`; `undefined` where it is not a full hour. */
export function hourOf(value: JsonValue): number | undefined {
  if (typeof value === "number") return Number.isInteger(value) && value >= 0 && value <= 23 ? value : undefined;
  const found = typeof value === "string" ? /^(\d{1,2})(?::00)?\s*([ap]m)?$/i.exec(value.trim()) : null;
  if (!found) return undefined;
  const hour = found[2] === undefined ? Number(found[1]) : (Number(found[1]) % 12) + (/^p/i.test(found[2]) ? 12 : 0);
  return hour <= 23 ? hour : undefined;
}
