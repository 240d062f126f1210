import { durationSeconds } from "../query/units.ts";
import { isTimestamp } from "../query/timestamp.ts";

const msPerSecond = 1000;
const relative = /^([+-])(\d+) ([a-z]+)$/;
/** The form of an instant in ISO 8601 with a zone. */
export const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;

/** An instant in ISO 8601 with a zone, in milliseconds since 1970; `undefined` when it is none. */
export function readInstant(text: string): number | undefined {
  if (!instant.test(text) || !isTimestamp(text)) return undefined;
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? undefined : ms;
}

/** A length such as `1 day`, in milliseconds; `undefined` when it is none. */
export function readDuration(text: string): number | undefined {
  const [, amount = "", unit = ""] = /^(\d+) ([a-z]+)$/.exec(text) ?? [];
  const seconds = durationSeconds(amount, unit);
  return seconds === undefined || !isInRange(seconds * msPerSecond) ? undefined : seconds * msPerSecond;
}

/** A time: `-3 days` or `+2 hours` from `nowMs`, `now`, or an instant. In milliseconds since 1970. */
export function readTime(text: string, nowMs: number): number | undefined {
  if (text === "now") return nowMs;
  const [, sign, amount = "", unit = ""] = relative.exec(text) ?? [];
  if (sign === undefined) return readInstant(text);
  const duration = readDuration(`${amount} ${unit}`);
  const ms = duration === undefined ? undefined : nowMs + (sign === "-" ? -duration : duration);
  return ms === undefined || !isInRange(ms) ? undefined : ms;
}

/** What a date of JavaScript can hold. */
function isInRange(ms: number): boolean {
  return Math.abs(ms) <= 8.64e15;
}
