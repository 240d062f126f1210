import { defineConfig } from "vitest/config";

/** Files that start programs: the built program, shells, a browser. */
const processTests = "test/**/*.process.test.ts";

export default defineConfig({
  test: {
    setupFiles: ["test/support/setup.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: { name: "in-process", include: ["test/**/*.test.ts"], exclude: [processTests], isolate: false },
      },
      { extends: true, test: { name: "process", include: [processTests] } },
    ],
  },
});
