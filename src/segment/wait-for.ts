import { joinSignals } from "./join-signals.ts";

/**
 * Waits, but no longer than until one of the signals aborts.
 *
 * @param wait Gets the signals joined in one. What it rejects with after an abort does not count.
 * @throws The reason of the signal that aborted.
 */
export async function waitFor(
  signals: readonly (AbortSignal | undefined)[],
  wait: (signal: AbortSignal) => Promise<void> | undefined,
): Promise<void> {
  const { signal, release } = joinSignals(signals);
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
  });
  try {
    await Promise.race([aborted, wait(signal)?.catch(() => signal.throwIfAborted())]);
  } finally {
    release();
  }
}
