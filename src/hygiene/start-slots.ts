import { objectOf, textOf } from "../resources/wire-values.ts";
import type { JsonObject } from "../values/json.ts";

const MINUTE_MS = 60_000;
/** Time zones differ from UTC by whole quarters of an hour, and no interval is shorter. */
const SLOT_MS = 15 * MINUTE_MS;
const SLOTS_PER_WEEK = (7 * 24 * 60 * MINUTE_MS) / SLOT_MS;
const minutesOf: Readonly<Record<string, number>> = { m: 1, h: 60, d: 24 * 60 };
const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/**
 * When a schedule starts within a week, as quarters of an hour from Sunday 00:00 UTC: intervals align to UTC, specific days
 * and hours are meant in their time zone (API.md 3.2). A schedule without times, or with ones that are not understood, has none.
 *
 * @param spec Of the schedule. @param now ISO 8601: the week that begins with its day decides on daylight saving time.
 */
export function startSlots(spec: JsonObject, now: string): number[] {
  const config = objectOf(spec["config"]);
  const { interval, days, hours, timezone } = config;
  if (typeof interval === "string") {
    const [, number = "", unit = ""] = /^(\d+)([mhd])$/.exec(interval) ?? [];
    const step = (Number(number) * (minutesOf[unit] ?? 0)) / 15;
    return step >= 1 ? allSlots().filter((slot) => slot % step === 0) : [];
  }
  if (!Array.isArray(days) || !Array.isArray(hours)) return [];
  const local = readerOf(textOf(timezone));
  if (!local) return [];
  const dayMs = 24 * 60 * MINUTE_MS;
  const today = Math.floor(Date.parse(now) / dayMs) * dayMs;
  return allSlots()
    .filter((slot) => {
      const { day, hour, minute } = local(today + slot * SLOT_MS);
      return minute === 0 && days.includes(day) && hours.includes(hour);
    })
    .map((slot) => (slot + new Date(today).getUTCDay() * (SLOTS_PER_WEEK / 7)) % SLOTS_PER_WEEK);
}

/** A quarter of an hour of a week in words: `Mon 08:00`. */
export function slotText(slot: number): string {
  const perDay = SLOTS_PER_WEEK / 7;
  const minutes = (slot % perDay) * 15;
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${weekdays[Math.floor(slot / perDay)] ?? ""} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function allSlots(): number[] {
  return Array.from({ length: SLOTS_PER_WEEK }, (_, slot) => slot);
}

interface LocalTime {
  day: number;
  hour: number;
  minute: number;
}

/** Reads the local time of an instant. `undefined` for a time zone that is not known here. */
function readerOf(timeZone: string): ((atMs: number) => LocalTime) | undefined {
  try {
    const format = new Intl.DateTimeFormat("en-US", {
      timeZone,
      weekday: "short",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
    return (atMs) => {
      const parts = new Map(format.formatToParts(atMs).map(({ type, value }) => [type, value]));
      return {
        day: weekdays.indexOf(parts.get("weekday") ?? ""),
        hour: Number(parts.get("hour")),
        minute: Number(parts.get("minute")),
      };
    };
  } catch {
    return undefined;
  }
}
