import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { readAsRunner } from "../report/github/runner.ts";
import { runWords } from "../support/command-line.ts";
import { audience, temporaryFolder, writeProject } from "../support/project.ts";

const TAKES_OVER = "##[set-output name=digest]sha256:another";

/** Runs a command over a manifest whose faulty lines are commands of the runner. */
async function runHostile(words: string[], env: Record<string, string>) {
  const folder = temporaryFolder();
  writeProject(folder, [audience("a", { name: TAKES_OVER, "##[stop-commands]x": 1 })]);
  return await runWords(words, { cwd: folder, env });
}

describe("the runner, reading stderr of a step,", () => {
  test.each([
    ["findings for a job", ["validate", "--format", "github"], {}],
    ["a failure for a job", ["plan", "--simulate", "--format", "github"], {}],
    ["findings as text in a job", ["validate"], { GITHUB_ACTIONS: "true" }],
  ])("obeys nothing in %s", async (_title, words, env) => {
    const { exitCode, stderr } = await runHostile(words, env);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("##\\u005bstop-commands]x");
    expect(readAsRunner(stderr)).toEqual([]);
  });

  test("obeys nothing in a line that a file brings along", async () => {
    const folder = temporaryFolder();
    writeProject(folder, []);
    writeFileSync(path.join(folder, "audiences", "b.yaml"), `kind: "${TAKES_OVER}"\n`);
    const { stderr } = await runWords(["validate"], { cwd: folder, env: { GITHUB_ACTIONS: "true" } });
    expect(stderr).toContain("kind");
    expect(readAsRunner(stderr)).toEqual([]);
  });
});

test("elsewhere, stderr quotes files as they stand", async () => {
  const { stderr } = await runHostile(["validate"], {});
  expect(stderr).toContain('"##[stop-commands]x"');
});
