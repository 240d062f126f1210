import { setTimeout as sleep } from "node:timers/promises";

/**
 * Waits, but no longer than until one of the signals aborts. The signals are joined by hand: on Node 20 those that
 * `AbortSignal.any` makes can be collected while they are waited for.
 */
export async function pause(ms: number, signals: readonly (AbortSignal | undefined)[]): Promise<void> {
  const ended = new AbortController();
  const end = (): void => ended.abort();
  for (const signal of signals) signal?.addEventListener("abort", end, { once: true });
  try {
    if (!signals.some((signal) => signal?.aborted)) await sleep(ms, undefined, { signal: ended.signal });
  } catch (error) {
    if (!ended.signal.aborted) throw error;
  } finally {
    for (const signal of signals) signal?.removeEventListener("abort", end);
  }
}
