/** The simulator's time: instants are real but for the skew, durations are scaled. */
export interface Clock {
  /** Now as the server has it, in milliseconds since 1970. */
  now(): number;
  /** How many real milliseconds so many seconds of the API last. */
  durationMs(apiSeconds: number): number;
}

/**
 * A clock on which one API minute lasts 60 / `timeScale` real seconds.
 *
 * Timestamps and reset headers stay on the real clock, because clients compare them with theirs; only windows, locks
 * and computations pass faster.
 *
 * @param realNow Real time in milliseconds; `Date.now` unless a test brings its own.
 * @param skewSeconds By how many real seconds the clock is fast, asked each time: the setting `clockSkewSeconds`.
 */
export function createClock(
  timeScale: number,
  realNow: () => number = Date.now,
  skewSeconds: () => number = () => 0,
): Clock {
  return { now: () => realNow() + skewSeconds() * 1000, durationMs: (apiSeconds) => (apiSeconds * 1000) / timeScale };
}
