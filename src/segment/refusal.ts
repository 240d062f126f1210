import { durationText } from "../values/duration.ts";
import { toPrintable } from "../values/printable.ts";

/** A longer wait is told as this long, in milliseconds: a number without end has no words. */
const LONGEST_TOLD_MS = 365 * 86_400_000;

/** Characters of an unusable header that are shown. */
const SHOWN_CHARACTERS = 40;

/** The shortest wait after a refusal that gives no time, in milliseconds; doubled with each further refusal. */
const BACKOFF_START_MS = 1000;

/**
 * The longest wait that is sat out, in milliseconds. Every limit that the tool runs into in earnest is per minute; a
 * server that says "in an hour" means a quota, and a program that goes silent for an hour looks hung.
 */
export const LONGEST_WAIT_MS = 600_000;

/** That the server asks to wait, in words. @param askedMs Milliseconds. */
export function asksToWait(askedMs: number): string {
  return `Segment asks to wait ${askedText(askedMs)}`;
}

function askedText(askedMs: number): string {
  return askedMs > LONGEST_TOLD_MS ? "more than a year" : durationText(askedMs / 1000);
}

/** Whether an answer with that status can ask to wait. Elsewhere, such a header speaks of something else. */
export function mayAskToWait(status: number): boolean {
  return status === 429 || status >= 500;
}

/** How long a refused request waits, and on whose word. */
export interface RefusalWait {
  waitMs: number;
  /** `refused`: for as long as the server asks. `guessed`: for as long as this program thinks right. */
  reason: "refused" | "guessed";
  /** Of a guess: what the server says instead, in words. Left out: nothing. */
  asks?: string;
}

/** What a 429 answer says, in the three places where it can say it (API.md 1.6). */
export interface Refusal {
  headers: Headers;
  /** The parsed body, if it was JSON. */
  body: unknown;
  /** How often this request was refused before. */
  refusalsBefore: number;
}

/**
 * How long to wait after a 429: what is asked, else until `X-RateLimit-Reset`, else a doubling backoff.
 *
 * What is asked is believed: coming back earlier is refused again. It may exceed `LONGEST_WAIT_MS`, and then the request
 * must be given up. A date depends on two clocks, and a backoff is a guess: neither waits for longer than one window.
 *
 * @param windowMs The lane's window in milliseconds.
 */
export function waitAfterRefusal({ headers, body, refusalsBefore }: Refusal, windowMs: number): RefusalWait {
  const mostMs = Math.min(windowMs, LONGEST_WAIT_MS);
  const asked = readAskedMs(headers, body);
  if (asked !== undefined) return { waitMs: asked, reason: "refused" };
  const told = [retryAfterDateMs(headers), readResetMs(headers)].find((ms) => ms !== undefined && ms > 0);
  if (told !== undefined && told <= mostMs) return { waitMs: told, reason: "refused" };
  if (told !== undefined)
    return {
      waitMs: mostMs,
      reason: "guessed",
      asks: `Segment names a date that is ${askedText(told)} away, and is asked again sooner`,
    };
  const waitMs = Math.min(BACKOFF_START_MS * 2 ** refusalsBefore, mostMs);
  const asks = unreadable(headers);
  return { waitMs, reason: "guessed", ...(asks !== undefined && { asks }) };
}

/** What a refusal names in a header and nobody can read, in words. */
function unreadable(headers: Headers): string | undefined {
  const shown = (name: string): string => JSON.stringify(toPrintable(headers.get(name) ?? "", SHOWN_CHARACTERS));
  if (headers.has("retry-after"))
    return `Segment asks by Retry-After to wait ${shown("retry-after")}, which is no time to wait`;
  if (headers.has("x-ratelimit-reset"))
    return `Segment names by X-RateLimit-Reset the date ${shown("x-ratelimit-reset")}, which is none`;
  return undefined;
}

/**
 * What a refusal asks to wait, in milliseconds, where that depends on no clock of ours: `Retry-After` in seconds, or as a
 * date beside the server's own `Date`; else `msBeforeNext` of the body. `undefined` when it says nothing, or that coming
 * back at once is allowed, which contradicts the refusal.
 */
export function readAskedMs(headers: Headers, body: unknown): number | undefined {
  const ownDate = headers.has("date") ? retryAfterDateMs(headers) : undefined;
  return [retryAfterSecondsMs(headers), ownDate, msBeforeNext(body)].find((ms) => ms !== undefined && ms > 0);
}

/** Milliseconds until `X-RateLimit-Reset`, by the server's own clock where it sends a `Date`. */
export function readResetMs(headers: Headers): number | undefined {
  const remaining = untilDate(headers.get("x-ratelimit-reset"), headers);
  return remaining === undefined ? undefined : Math.max(0, remaining) + 1000;
}

/** What `Retry-After` says in milliseconds, either way of writing it. Not positive when it says "now". */
export function readRetryAfterMs(headers: Headers): number | undefined {
  return retryAfterSecondsMs(headers) ?? retryAfterDateMs(headers);
}

function retryAfterSecondsMs(headers: Headers): number | undefined {
  // A header that comes twice is one list; a date has a comma, too, and is none.
  const values = (headers.get("retry-after") ?? "").split(",").map((value) => value.trim());
  return values.every((value) => /^\d+(\.\d+)?$/.test(value)) ? Math.max(...values.map(Number)) * 1000 : undefined;
}

function retryAfterDateMs(headers: Headers): number | undefined {
  const remaining = untilDate(headers.get("retry-after"), headers);
  return remaining !== undefined && remaining > 0 ? remaining + 1000 : undefined;
}

/** Milliseconds until a date in a header. Dates in headers have whole seconds only, so the callers add one. */
function untilDate(value: string | null, headers: Headers): number | undefined {
  // `Date.parse` takes a bare number for a year, but a date in a header begins with the day's name or number.
  if (value === null || !/[a-z]/i.test(value)) return undefined;
  const date = Date.parse(value);
  if (Number.isNaN(date)) return undefined;
  const serverNow = Date.parse(headers.get("date") ?? "");
  return date - (Number.isNaN(serverNow) ? Date.now() : serverNow);
}

function msBeforeNext(body: unknown): number | undefined {
  if (typeof body !== "object" || body === null || !("errors" in body) || !Array.isArray(body.errors)) return undefined;
  for (const error of body.errors as unknown[]) {
    const data = typeof error === "object" && error !== null && "data" in error ? error.data : undefined;
    if (typeof data === "object" && data !== null && "msBeforeNext" in data && typeof data.msBeforeNext === "number")
      return data.msBeforeNext;
  }
  return undefined;
}
