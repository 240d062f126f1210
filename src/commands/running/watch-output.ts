import { exitCodes } from "../exit-codes.ts";

/** What became of a program's output. */
export interface OutputWatch {
  /** The exit code to end with: a result that nobody got is no success. */
  exitCode: (code: number) => number;
}

/**
 * Keeps a program going when its output can no longer be written: what it does in a space must not break off because
 * nobody listens any more. A reader of stdout that has seen enough, such as `head`, is no failure; a full disk is one,
 * and is told on stderr. What cannot be written to stderr is lost.
 */
export function watchOutput({ stdout, stderr }: Record<"stdout" | "stderr", NodeJS.WriteStream>): OutputWatch {
  let lost = false;
  // What went wrong before counts for more, and whoever goes by differences has not seen which.
  const orFailed = (code: number): number =>
    lost && (code === exitCodes.done || code === exitCodes.differences) ? exitCodes.failed : code;
  stderr.on("error", () => undefined);
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE" || lost) return;
    lost = true;
    stderr.write(`Error: the result cannot be written to stdout: ${error.message}\n`);
    // The last words of a program fail after it has said how it ends.
    process.exitCode = orFailed(Number(process.exitCode ?? 0));
  });
  return { exitCode: orFailed };
}
