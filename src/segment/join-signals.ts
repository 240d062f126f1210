import { setMaxListeners } from "node:events";

/** A signal that aborts with the first of several. */
export interface JoinedSignals {
  signal: AbortSignal;
  /** Has to be called when the signal is not needed any more. */
  release: () => void;
}

/**
 * Joins signals by hand: on Node 20 those that `AbortSignal.any` makes can be collected while they are waited for.
 *
 * @throws The reason of a signal that has aborted already.
 */
export function joinSignals(signals: readonly (AbortSignal | undefined)[]): JoinedSignals {
  const controller = new AbortController();
  const listeners = signals.flatMap((signal) => {
    if (!signal) return [];
    signal.throwIfAborted();
    // One signal stops a whole run, so any number may wait on it; from eleven on, Node would warn of a leak.
    setMaxListeners(0, signal);
    return [{ signal, onAbort: (): void => controller.abort(signal.reason) }];
  });
  for (const { signal, onAbort } of listeners) signal.addEventListener("abort", onAbort, { once: true });
  return {
    signal: controller.signal,
    release: () => {
      for (const { signal, onAbort } of listeners) signal.removeEventListener("abort", onAbort);
    },
  };
}
