import { isTimestamp } from "../query/timestamp.ts";
import { unitAfter } from "../query/units.ts";
import { isJsonObject, type JsonValue } from "../values/json.ts";
import { toPrintable } from "../values/printable.ts";
import { lengthIn } from "./loose-length.ts";
import { instant, readDuration, readInstant, readTime } from "./read-time.ts";

/** A time of a test that cannot be read: what is wrong with it, and what to write. */
export interface TimeFault {
  message: string;
  hint: string;
}

const anInstant = "write a date and a time with a zone, such as 2026-03-01T12:00:00Z";
const general = "write -3 days, +2 hours, now, or a date and a time with a zone, such as 2026-03-01T12:00:00Z";

/** What is wrong with a text that `readTime` cannot read. @param field What it is the value of: `spec.expect.x.at`. */
export function timeFault(field: string, text: string): TimeFault {
  const say = (what: string, hint: string): TimeFault => ({
    message: `${field} is ${toPrintable(JSON.stringify(text))}, ${what}`,
    hint,
  });
  const length = lengthIn(text);
  if (!length) return say(...instantFault(text, general));
  const { sign, unit, fixed } = length;
  const unknown = length.known ? undefined : `and ${toPrintable(unit)} is no unit of time`;
  if (length.loose)
    return say(
      unknown ?? "which has no fixed length",
      fixed === undefined ? general : `count in days: ${sign || "-"}${fixed}`,
    );
  if (unknown !== undefined && fixed === undefined) return say(unknown, general);
  if (fixed === undefined) return say(length.whole ? "which is too far away" : "which is no whole number", general);
  if (sign === "")
    return say(unknown ?? "which has no sign", `write -${fixed} for the past, or +${fixed} for what comes`);
  const what = length.whole ? "which is not the form of a time" : "which is no whole number";
  return say(unknown ?? what, `write ${sign}${fixed}`);
}

/** The same for a length that `readDuration` cannot read. */
export function durationFault(field: string, text: string): TimeFault {
  const say = (what: string, hint: string): TimeFault => ({
    message: `${field} is ${toPrintable(JSON.stringify(text))}, ${what}`,
    hint,
  });
  const length = lengthIn(text);
  const fixed = length?.fixed;
  if (length?.known && length.loose) return say("which has no fixed length", `count in days: ${fixed ?? "30 days"}`);
  if (length?.known && length.whole && fixed === undefined)
    return say("which is too long", "write 1 day, or another length");
  return say(
    "which is not a length of time",
    fixed === undefined ? "write 1 day, or another length" : `write ${fixed}`,
  );
}

/** The same for what has to be an instant, such as `spec.now`. */
export function instantOnlyFault(field: string, text: string): TimeFault {
  const [what, hint] = instantFault(text, anInstant);
  return { message: `${field} is ${toPrintable(JSON.stringify(text))}, ${what}`, hint };
}

/** What to write for a value of another type where a time is meant, such as `3` or `{days: 3}`. */
export function timeHint(value: JsonValue): string {
  const text = textMeant(value);
  return readTime(text, 0) === undefined ? timeFault("", text).hint : `write ${text}`;
}

/** The same where a length of time is meant. */
export function durationHint(value: JsonValue): string {
  const text = textMeant(value).replace(/^[+-]/, "");
  return readDuration(text) === undefined ? durationFault("", text).hint : `write ${text}, or another length`;
}

/** The same where an instant is meant. */
export function instantHint(value: JsonValue): string {
  const text = textMeant(value);
  return readInstant(text) === undefined ? instantFault(text, anInstant)[1] : `write ${text}`;
}

/** A number from here on, which is in 2001, is no number of days. */
const EARLIEST_EPOCH_S = 1e9;

/** Seconds or milliseconds since 1970, as programs count them. */
function fromEpoch(value: number): string {
  const date = new Date(value < 1e11 ? value * 1000 : value);
  return Number.isNaN(date.getTime()) ? String(value) : date.toISOString().replace(".000Z", "Z");
}

/** A number counts days until somebody says something else. */
function textMeant(value: JsonValue): string {
  if (typeof value === "number" && value >= EARLIEST_EPOCH_S) return fromEpoch(value);
  if (typeof value === "number") return value === 0 ? "now" : `${value} ${unitAfter(String(Math.abs(value)), "days")}`;
  if (Array.isArray(value)) return typeof value[0] === "string" ? value[0] : "";
  const [[unit, amount] = [], ...more] = isJsonObject(value) ? Object.entries(value) : [];
  return unit !== undefined && more.length === 0 && typeof amount === "number"
    ? `${amount} ${unitAfter(String(Math.abs(amount)), unit)}`
    : JSON.stringify(value);
}

/** @param otherwise What to write where nothing can be made of the text. */
function instantFault(text: string, otherwise: string): [what: string, hint: string] {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && isTimestamp(text))
    return ["a date without a time and a zone", `write ${text}T00:00:00Z`];
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/.test(text) && isTimestamp(text))
    return ["which has no zone", `write ${text}Z`];
  if (instant.test(text)) return ["which is not in the calendar", "correct the date"];
  const [, date = "", time = "T00:00:00", zone = "Z"] =
    /^(\d{4}[-/]\d{2}[-/]\d{2})([ T]+\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i.exec(text.trim()) ??
    [];
  const meant = `${date.replaceAll("/", "-")}${time.replace(/^[ T]+/i, "T")}${zone.toUpperCase()}`;
  if (readInstant(meant) !== undefined) return ["which is not the form of a time", `write ${meant}`];
  return ["which is not a time", otherwise];
}
