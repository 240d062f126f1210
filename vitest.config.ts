import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** Files that start programs: the built program, shells, a browser. */
const processTests = "test/**/*.process.test.ts";

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
    // Vitest would leave a core to itself, of which it makes little use; and many tests wait for programs, locks and limits.
    maxWorkers: Math.max(4, availableParallelism() - 1),
    projects: [
      {
        extends: true,
        // Loading modules anew for each file would take longer than most of the files.
        test: { name: "in-process", include: ["test/**/*.test.ts"], exclude: [processTests], isolate: false },
      },
      { extends: true, test: { name: "process", include: [processTests], isolate: false } },
    ],
  },
});
