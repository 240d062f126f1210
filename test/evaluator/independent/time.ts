import type { CallNode } from "../../../src/query/index.ts";

/** Milliseconds of an hour and of a day: a day has 24 hours (section 3, `within`). */
export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

/** Section 3 counts in hours and days, sessions in seconds, too. No page says how long a week or a minute is. */
const unitsMs: Readonly<Record<string, number>> = { hour: hourMs, day: dayMs };
const unitsOfSessionsMs: Readonly<Record<string, number>> = { ...unitsMs, second: 1000 };

/** A duration of a call. */
export interface Length {
  readonly ms: number;
  /** Whether it is counted in something longer than hours. */
  readonly inDays: boolean;
}

/** The durations among the arguments of a call; `undefined` when one of them is not understood. */
export function lengthsOf(call: CallNode): readonly Length[] | undefined {
  const units = call.name === "expires_after" ? unitsOfSessionsMs : unitsMs;
  const lengths: Length[] = [];
  for (const argument of call.args) {
    if (argument.type !== "duration") return undefined;
    const unit = units[argument.unit.toLowerCase().replace(/s$/, "")];
    const amount = Number(argument.amount);
    if (unit === undefined || !Number.isFinite(amount)) return undefined;
    lengths.push({ ms: amount * unit, inDays: unit >= dayMs });
  }
  return lengths;
}

/** An instant, and whether the text names a whole day. */
export interface Moment {
  readonly ms: number;
  readonly wholeDay: boolean;
}

const iso = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** Reads ISO 8601. Without a zone it is UTC, without a time the start of the day (section 5, `before_date`). */
export function momentOf(text: string): Moment | undefined {
  const match = iso.exec(text);
  if (!match) return undefined;
  const [, date = "", hour, minute = "00", second = "00", fraction = "", zone = "Z"] = match;
  const midnight = Date.parse(`${date}T00:00:00.000Z`);
  // The calendar goes on from the 30th of February to March; ISO 8601 does not.
  if (Number.isNaN(midnight) || !new Date(midnight).toISOString().startsWith(date)) return undefined;
  if (hour === undefined) return { ms: midnight, wholeDay: true };
  const millis = fraction.slice(0, 3).padEnd(3, "0");
  const offset = zone === "Z" || zone.includes(":") ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
  const ms = Date.parse(`${date}T${hour}:${minute}:${second}.${millis}${offset}`);
  return Number.isNaN(ms) ? undefined : { ms, wholeDay: false };
}

/** The number of an instant's day in UTC. */
export function utcDay(ms: number): number {
  return Math.floor(ms / dayMs);
}
