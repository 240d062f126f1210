import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/**
 * Far more than any test takes, unless it is made longer on purpose: those that run whole pipelines need a minute of a busy
 * machine.
 */
const timeoutMs = process.env["TEST_LENGTH"] === undefined ? 300_000 : 3_600_000;

export default defineConfig({
  test: {
    setupFiles: ["test/support/setup.ts"],
    testTimeout: timeoutMs,
    hookTimeout: timeoutMs,
    // One worker more than there are cores, because many tests wait for programs, locks and limits; with more of them, loading
    // all modules once for each would cost more than it gains.
    maxWorkers: availableParallelism() + 1,
    // There are more workers than cores already, so threads of V8's own only get in each other's way.
    execArgv: ["--single-threaded"],
    // Loading modules anew for each file would take longer than most of the files.
    isolate: false,
    include: ["test/**/*.test.ts"],
  },
});
