import type { AddAudienceScheduleToAudienceInput, SpecificDaysConfig } from "../../segment/generated/wire.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
// Time zones differ from UTC by whole quarters of an hour.
const quarterMs = 15 * minuteMs;
// Every day of the week comes within a week, and once more in case that its hour was skipped in spring.
const horizonMs = 15 * 24 * hourMs;

const unitsMs: Readonly<Record<string, number>> = { m: minuteMs, h: hourMs, d: 24 * hourMs };

/**
 * When a schedule runs next after an instant, in milliseconds since 1970: intervals are aligned to UTC (API.md 3.2),
 * specific days are meant in their time zone. `undefined` for a schedule without times.
 */
export function nextExecution(
  { config }: Pick<AddAudienceScheduleToAudienceInput, "config">,
  afterMs: number,
): number | undefined {
  if (config === null) return undefined;
  if (!("interval" in config)) return nextOfDays(config, afterMs);
  const intervalMs = Number.parseInt(config.interval, 10) * (unitsMs[config.interval.slice(-1)] ?? hourMs);
  return (Math.floor(afterMs / intervalMs) + 1) * intervalMs;
}

function nextOfDays({ days, hours, timezone }: SpecificDaysConfig, afterMs: number): number | undefined {
  const zone = zoneFormat(timezone);
  const startMs = (Math.floor(afterMs / quarterMs) + 1) * quarterMs;
  for (let atMs = startMs; atMs < startMs + horizonMs;) {
    const { day, hour, minute } = localTime(zone, atMs);
    if (minute === 0 && days.includes(day) && hours.includes(hour)) return atMs;
    atMs += minute === 0 ? hourMs : quarterMs;
  }
  return undefined;
}

const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const formats = new Map<string, Intl.DateTimeFormat>();

// A format takes longer to make than to use.
function zoneFormat(timeZone: string): Intl.DateTimeFormat {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat("en-US", {
      timeZone,
      weekday: "short",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
  formats.set(timeZone, format);
  return format;
}

function localTime(zone: Intl.DateTimeFormat, atMs: number): { day: number; hour: number; minute: number } {
  const parts = Object.fromEntries(zone.formatToParts(atMs).map(({ type, value }) => [type, value]));
  return {
    day: weekdays.indexOf(parts["weekday"] ?? ""),
    hour: Number(parts["hour"]),
    minute: Number(parts["minute"]),
  };
}
