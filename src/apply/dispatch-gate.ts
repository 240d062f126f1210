import type { OutcomeReason } from "./outcome.ts";
import { StoppedError } from "./stopped-error.ts";

/** What every step passes before it begins. Steps that wait behind it, wherever they do, are called off when it closes. */
export interface DispatchGate {
  /** Aborts with a `StoppedError` when the gate is closed: whoever still waits gives up. */
  signal: AbortSignal;
  /** Why no further step begins, or `undefined` while steps do. */
  closed: () => OutcomeReason | undefined;
  close: (reason: OutcomeReason) => void;
  /** Has to be called when the run is over. */
  release: () => void;
}

/**
 * Opens a gate that a stop signal closes.
 *
 * @param onStopped Told when it does.
 */
export function openDispatchGate(stop: AbortSignal | undefined, onStopped: () => void): DispatchGate {
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
