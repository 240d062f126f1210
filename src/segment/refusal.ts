/** The shortest wait after a refusal that gives no time, in milliseconds; doubled with each further refusal. */
const BACKOFF_START_MS = 1000;

/** What a 429 answer says, in the three places where it can say it (facts 1.5). */
export interface Refusal {
  headers: Headers;
  /** The parsed body, if it was JSON. */
  body: unknown;
  /** How often this request was refused before. */
  refusalsBefore: number;
}

/**
 * How long to wait after a 429, in milliseconds: `Retry-After`, else `msBeforeNext` of the body, else
 * `X-RateLimit-Reset`, else a doubling backoff. Never longer than `longestMs`, whatever the server or a skewed clock say.
 */
export function waitAfterRefusal({ headers, body, refusalsBefore }: Refusal, longestMs: number): number {
  const candidates = [retryAfterMs(headers), msBeforeNext(body), resetMs(headers)];
  const told = candidates.find((ms) => ms !== undefined && Number.isFinite(ms) && ms >= 0);
  return Math.min(longestMs, told ?? BACKOFF_START_MS * 2 ** refusalsBefore);
}

/** Milliseconds until `X-RateLimit-Reset`, by the server's own clock where it sends a `Date`. */
export function resetMs(headers: Headers): number | undefined {
  const reset = Date.parse(headers.get("x-ratelimit-reset") ?? "");
  if (Number.isNaN(reset)) return undefined;
  const serverNow = Date.parse(headers.get("date") ?? "");
  // Both header dates have whole seconds only, so a second is added rather than coming back too early.
  return Math.max(0, reset - (Number.isNaN(serverNow) ? Date.now() : serverNow)) + 1000;
}

function retryAfterMs(headers: Headers): number | undefined {
  const value = headers.get("retry-after");
  if (value === null || value.trim() === "") return undefined;
  const seconds = Number(value);
  return Number.isNaN(seconds) ? Date.parse(value) - Date.now() : seconds * 1000;
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
