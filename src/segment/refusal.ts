/** The shortest wait after a refusal that gives no time, in milliseconds; doubled with each further refusal. */
const BACKOFF_START_MS = 1000;

/**
 * The longest wait that is sat out, in milliseconds. Every limit that the tool runs into in earnest is per minute; a
 * server that says "in an hour" means a quota, and a program that goes silent for an hour looks hung.
 */
export const LONGEST_WAIT_MS = 300_000;

/** What a 429 answer says, in the three places where it can say it (API.md 1.6). */
export interface Refusal {
  headers: Headers;
  /** The parsed body, if it was JSON. */
  body: unknown;
  /** How often this request was refused before. */
  refusalsBefore: number;
}

/**
 * How long to wait after a 429, in milliseconds: `Retry-After`, else `msBeforeNext` of the body, else
 * `X-RateLimit-Reset`, else a doubling backoff.
 *
 * A number of seconds or milliseconds is believed: coming back earlier is refused again. So it is `undefined` when that
 * number exceeds `LONGEST_WAIT_MS`, and the request must be given up. A date depends on two clocks, and a backoff is a
 * guess: neither waits for longer than one window.
 *
 * @param windowMs The lane's window in milliseconds.
 */
export function waitAfterRefusal({ headers, body, refusalsBefore }: Refusal, windowMs: number): number | undefined {
  const longestGuess = Math.min(windowMs, LONGEST_WAIT_MS);
  const guess = (ms: number | undefined): number | undefined => (ms === undefined ? ms : Math.min(ms, longestGuess));
  const candidates = [
    retryAfterSecondsMs(headers),
    guess(retryAfterDateMs(headers)),
    msBeforeNext(body),
    guess(readResetMs(headers)),
  ];
  // A refusal that allows coming back at once contradicts itself, so it is no answer.
  const waitMs = candidates.find((ms) => ms !== undefined && ms > 0) ?? guess(BACKOFF_START_MS * 2 ** refusalsBefore);
  return waitMs !== undefined && waitMs <= LONGEST_WAIT_MS ? waitMs : undefined;
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
  const value = headers.get("retry-after")?.trim() ?? "";
  return /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : undefined;
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
