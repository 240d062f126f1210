/** The longest that a timer can run, in milliseconds: 24 days, and no client waits for that long. */
export const foreverMs = 2 ** 31 - 1;

/**
 * Lets time pass. Rejects with the reason of a signal that aborts, and leaves neither timer nor listener behind.
 *
 * Meanwhile the timer keeps the process alive, as an open socket would, and whoever waits from being collected: on Node
 * 20 the signals of requests are held weakly, so nothing else might be left to hear of the abort.
 */
export function pause(ms: number, ...signals: readonly AbortSignal[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const finish = (): void => {
      clearTimeout(timer);
      for (const signal of signals) signal.removeEventListener("abort", finish);
      const aborted = signals.find((signal) => signal.aborted);
      if (aborted === undefined) resolve();
      else reject(aborted.reason as Error);
    };
    const timer = setTimeout(finish, Math.min(ms, foreverMs));
    for (const signal of signals) signal.addEventListener("abort", finish);
    if (signals.some((signal) => signal.aborted)) finish();
  });
}
