/** The time of a probe. */
export interface ProbeClock {
  /** Real milliseconds on a clock that nobody sets back. */
  nowMs(): number;
  /** Real milliseconds since 1970, by the clock of this machine. */
  wallMs(): number;
  /** API seconds in so many real milliseconds. */
  apiSeconds(ms: number): number;
  /** Waits API seconds, or until the signal aborts. */
  sleep(seconds: number, stop?: AbortSignal): Promise<void>;
}

/** The clock of this machine. @param timeScale How many API seconds pass in one real second; 1 except against a simulator. */
export function realClock(timeScale: number): ProbeClock {
  return {
    nowMs: () => performance.now(),
    wallMs: () => Date.now(),
    apiSeconds: (ms) => (ms * timeScale) / 1000,
    sleep: (seconds, stop) =>
      new Promise((resolve) => {
        if (stop?.aborted) return resolve();
        const end = (): void => {
          clearTimeout(timer);
          stop?.removeEventListener("abort", end);
          resolve();
        };
        const timer = setTimeout(end, (seconds * 1000) / timeScale);
        stop?.addEventListener("abort", end, { once: true });
      }),
  };
}
