import { CommandError } from "../command-error.ts";
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
    else io.stderr("Stopping after the requests in flight finish. Press Ctrl-C again to quit now.\n");
    stop.abort();
  };
  for (const signal of stopSignals) process.on(signal, onSignal);
  try {
    return await body(stop.signal, abort.signal);
  } finally {
    for (const signal of stopSignals) process.off(signal, onSignal);
  }
}

/** How long requests for what is not needed any more may keep the program, in milliseconds. */
const LONGEST_LINGER_MS = 500;

/**
 * Runs what writes nothing and comes before what does: a signal ends it at once, as a failure that says so.
 *
 * @throws {CommandError} when a signal came.
 */
export async function unlessStopped<T>(body: () => Promise<T>): Promise<T> {
  const { promise: stopped, reject } = withRejection();
  const onSignal = (signal: NodeJS.Signals): void => {
    // What is still being read would only keep the program.
    setTimeout(() => process.exit(), LONGEST_LINGER_MS).unref();
    reject(
      new CommandError(`stopped by ${signal} before the first change. Nothing was changed`, { code: "interrupted" }),
    );
  };
  for (const signal of stopSignals) process.on(signal, onSignal);
  try {
    return await Promise.race([body(), stopped]);
  } finally {
    for (const signal of stopSignals) process.off(signal, onSignal);
  }
}

function withRejection(): { promise: Promise<never>; reject: (error: Error) => void } {
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<never>((_resolve, onReject) => {
    reject = onReject;
  });
  return { promise, reject };
}
