/** How long lists are waited for that nothing is known of, in API milliseconds. */
const USUAL_MS = 30_000;
/** And at the most, whatever was measured. */
const LONGEST_MS = 600_000;

/** How long it was seen to take until lists show what was done. */
export interface ListLag {
  /** In API seconds. Left out: it was not measured. */
  listLagSeconds?: number | undefined;
}

/**
 * How long to wait for lists to show what was done, in API milliseconds: half a minute, or twice as long as they were seen to
 * lag (API.md 1.7).
 */
export function listPatienceMs({ listLagSeconds = 0 }: ListLag): number {
  return Math.max(USUAL_MS, Math.min(2000 * listLagSeconds, LONGEST_MS));
}

/** First and longest pause between two looks at lists, in API milliseconds. */
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 15_000;

/** The pauses before looks at lists that are at once, then rarer and rarer, until patience is over. In API milliseconds. */
export function* listPauses(patienceMs: number): Generator<number> {
  yield 0;
  for (let [waitedMs, pauseMs] = [0, FIRST_PAUSE_MS]; waitedMs < patienceMs; pauseMs *= 2) {
    const nextMs = Math.min(pauseMs, LONGEST_PAUSE_MS, patienceMs - waitedMs);
    yield nextMs;
    waitedMs += nextMs;
  }
}
