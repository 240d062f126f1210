import type { OutcomeReason } from "./outcome.ts";
import { StoppedError } from "./stopped-error.ts";

/** The line in which steps wait for their turn: at gates, for locks, for each other. */
export interface Line {
  /** Aborts with a `StoppedError` when the line is closed: whoever still waits goes home. */
  signal: AbortSignal;
  /** Why nobody gets a turn any more, or `undefined` while everybody does. */
  closed: () => OutcomeReason | undefined;
  close: (reason: OutcomeReason) => void;
  /** Has to be called when the run is over. */
  release: () => void;
}

/**
 * Opens a line that a stop signal closes.
 *
 * @param onStopped Told when it does.
 */
export function openLine(stop: AbortSignal | undefined, onStopped: () => void): Line {
  const controller = new AbortController();
  const close = (error: StoppedError): void => controller.abort(error);
  const onStop = (): void => {
    onStopped();
    close(new StoppedError());
  };
  if (stop?.aborted) onStop();
  stop?.addEventListener("abort", onStop, { once: true });
  return {
    signal: controller.signal,
    closed: () => {
      const reason: unknown = controller.signal.reason;
      return reason instanceof StoppedError ? { code: reason.code, message: reason.message } : undefined;
    },
    close: (reason) => close(new StoppedError(reason)),
    release: () => stop?.removeEventListener("abort", onStop),
  };
}
