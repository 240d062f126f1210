import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { watchOutput } from "../../src/commands/running/watch-output.ts";

/** The exit codes of a program whose stdout ends with that error. */
function exitCodesAfter(code: string): number[] {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()] as unknown as NodeJS.WriteStream[];
  if (!stdout || !stderr) throw new Error("no streams");
  const exitCode = process.exitCode;
  const watch = watchOutput({ stdout, stderr });
  stdout.emit("error", Object.assign(new Error(code), { code }));
  process.exitCode = exitCode;
  return [0, 1, 2, 3, 4, 5].map(watch.exitCode);
}

test("a result that nobody got is a failure, whether or not it had differences", () => {
  expect(exitCodesAfter("ENOSPC")).toEqual([1, 1, 1, 3, 4, 5]);
});

test("a reader that has seen enough is none", () => {
  expect(exitCodesAfter("EPIPE")).toEqual([0, 1, 2, 3, 4, 5]);
});
