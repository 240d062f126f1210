import path from "node:path";
import { expect, test } from "vitest";
import { runWords } from "../support/command-line.ts";

test.each(["quickstart", "ecommerce"])(
  "the tests of the example %s hold, see everything and notice every slip",
  async (name) => {
    const cwd = path.resolve(import.meta.dirname, "../../examples", name);
    const { stdout, stderr } = await runWords(["test", "--min-coverage", "100", "--mutate", "--format", "json"], {
      cwd,
    });
    const { passed, mutations } = JSON.parse(stdout) as { passed: boolean; mutations: { survivors: unknown[] }[] };
    expect(stderr).toBe("");
    expect(passed).toBe(true);
    expect(mutations.flatMap(({ survivors }) => survivors)).toEqual([]);
  },
);
