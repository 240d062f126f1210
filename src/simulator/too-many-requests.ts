import { Refusal } from "./refusal.ts";

/** What a 429 says. Times are real, not API time. */
export interface TooManyRequests {
  /** Milliseconds until the next request is let through. */
  msBeforeNext: number;
  /** Requests counted in the window, the refused one among them. */
  consumedPoints: number;
  /** For the header `Retry-After`, in whole seconds; `undefined` leaves the header out. */
  retryAfterSeconds: number | undefined;
}

/** The documented 429 (API.md 1.6). */
export function tooManyRequests({ msBeforeNext, consumedPoints, retryAfterSeconds }: TooManyRequests): Refusal {
  const data = { remainingPoints: 0, msBeforeNext: Math.ceil(msBeforeNext), consumedPoints };
  const headers: Record<string, string> =
    retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) };
  return new Refusal(429, [{ type: "RequestError", message: "Too many requests", data }], headers);
}
