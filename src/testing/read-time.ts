import { durationSeconds, singularUnit, unitAfter, unitNames } from "../query/units.ts";
import { isTimestamp } from "../query/timestamp.ts";
import { toPrintable } from "../values/printable.ts";

const msPerSecond = 1000;
const relative = /^([+-])(\d+) ([a-z]+)$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;

/** A time of a test that cannot be read: what is wrong with it, and what to write. */
export interface TimeFault {
  message: string;
  hint: string;
}

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

/** Short units, as people write them. */
const shortUnits: Readonly<Record<string, string>> = {
  s: "seconds",
  sec: "seconds",
  m: "minutes",
  min: "minutes",
  mins: "minutes",
  h: "hours",
  hr: "hours",
  hrs: "hours",
  d: "days",
  w: "weeks",
};

const general = "write -3 days, +2 hours, now, or a date and a time with a zone, such as 2026-03-01T12:00:00Z";

/** What is wrong with a text that `readTime` cannot read. @param field What it is the value of: `spec.expect.x.at`. */
export function timeFault(field: string, text: string): TimeFault {
  const shown = toPrintable(JSON.stringify(text));
  const say = (what: string, hint: string): TimeFault => ({ message: `${field} is ${shown}, ${what}`, hint });
  const [, sign = "", amount = "", unit = ""] = /^([+-]?)\s*(\d+)\s*([a-z]+)$/i.exec(text.trim()) ?? [];
  if (amount !== "") {
    const known = fullUnit(unit);
    if (known === "month" || known === "year") return say("which has no fixed length", "count in days: -30 days");
    if (known === undefined) return say(`and ${toPrintable(unit)} is no unit of time`, general);
    const length = `${amount} ${unitAfter(amount, known)}`;
    if (sign === "") return say("which has no sign", `write -${length} for the past, or +${length} for what comes`);
    if (`${sign}${length}` !== text && readDuration(length) !== undefined)
      return say("which is not the form of a time", `write ${sign}${length}`);
    return say("which is too far away", general);
  }
  return say(...instantFault(text));
}

/** The same for a length that `readDuration` cannot read. */
export function durationFault(field: string, text: string): TimeFault {
  const shown = toPrintable(JSON.stringify(text));
  const [, amount = "", unit = ""] = /^[+-]?\s*(\d+)\s*([a-z]+)$/i.exec(text.trim()) ?? [];
  const known = fullUnit(unit);
  if (known === "month" || known === "year")
    return { message: `${field} is ${shown}, which has no fixed length`, hint: "count in days: 30 days" };
  const fixed = known === undefined ? "1 day" : `${amount} ${unitAfter(amount, known)}`;
  return { message: `${field} is ${shown}, which is not a length of time`, hint: `write ${fixed}` };
}

/** The same for what has to be an instant, such as `spec.now`. */
export function instantOnlyFault(field: string, text: string): TimeFault {
  const [what, hint] = instantFault(text);
  return { message: `${field} is ${toPrintable(JSON.stringify(text))}, ${what}`, hint };
}

function instantFault(text: string): [what: string, hint: string] {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && isTimestamp(text))
    return ["a date without a time and a zone", `write ${text}T00:00:00Z`];
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/.test(text) && isTimestamp(text))
    return ["which has no zone", `write ${text}Z`];
  if (instant.test(text)) return ["which is not in the calendar", "correct the date"];
  return ["which is not a time", "write a date and a time with a zone, such as 2026-03-01T12:00:00Z"];
}

/** The unit as times are written: in the plural, except for months and years, which cannot be. */
function fullUnit(unit: string): string | undefined {
  const short = Object.hasOwn(shortUnits, unit.toLowerCase()) ? shortUnits[unit.toLowerCase()] : undefined;
  if (short !== undefined) return short;
  const singular = singularUnit(unit);
  if (!unitNames.includes(singular)) return undefined;
  return singular === "month" || singular === "year" ? singular : `${singular}s`;
}
