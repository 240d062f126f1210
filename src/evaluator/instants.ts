import { isTimestamp } from "../query/index.ts";
import type { JsonValue } from "../values/json.ts";

/** A moment that an ISO 8601 text names. Without a zone it is in UTC, and a date begins at midnight: API.md 4.9. */
export interface Instant {
  /** Milliseconds since 1970, perhaps with a fraction. */
  readonly ms: number;
  /** Whether the text is a date without a time. */
  readonly dateOnly: boolean;
}

/** The length of a day and of an hour in milliseconds. */
export const dayMs = 86_400_000;
export const hourMs = 3_600_000;

const shape = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(:\d{2})?(\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** The moment that a value names; `undefined` when it is no ISO 8601 text. */
export function readInstant(value: JsonValue): Instant | undefined {
  if (typeof value !== "string" || !isTimestamp(value)) return undefined;
  const [, date = "", minutes, seconds = ":00", fraction = "", zone = "Z"] = shape.exec(value) ?? [];
  if (minutes === undefined) return { ms: Date.parse(`${date}T00:00:00Z`), dateOnly: true };
  const colon = zone === "Z" || zone.includes(":") ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
  return { ms: Date.parse(`${date}T${minutes}${seconds}${colon}`) + Number(`0${fraction}`) * 1000, dateOnly: false };
}

/** The day of a moment in UTC, counted from 1970. */
export function dayOf(ms: number): number {
  return Math.floor(ms / dayMs);
}
