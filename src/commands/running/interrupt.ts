import type { CommandIo } from "../io.ts";

/** The signals that ask a program to stop: a key, a supervisor, and a terminal that was closed. */
export const stopSignals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs something that a person can stop: the first signal lets what is under way finish and starts nothing more, the
 * second breaks off. Either way the caller gets to tell what was done.
 */
export async function interruptible<T>(
  io: CommandIo,
  body: (stop: AbortSignal, abort: AbortSignal) => Promise<T>,
): Promise<T> {
  const stop = new AbortController();
  const abort = new AbortController();
  const onSignal = (): void => {
    if (stop.signal.aborted) abort.abort(new Error("interrupted twice"));
    else io.stderr("Stopping: what is under way is finished first. Interrupt again to break off.\n");
    stop.abort();
  };
  for (const signal of stopSignals) process.on(signal, onSignal);
  try {
    return await body(stop.signal, abort.signal);
  } finally {
    for (const signal of stopSignals) process.off(signal, onSignal);
  }
}
