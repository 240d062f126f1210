import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { readAsRunner } from "../report/runners/github-runner.ts";
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

describe("the runner obeys nothing in a command line that cannot be read:", () => {
  const command = "::stop-commands::x";

  test.each([
    ["an unknown command", [TAKES_OVER]],
    ["an unknown command that begins a line", [`x\n${command}`]],
    ["an unknown flag", ["plan", `--${TAKES_OVER}`]],
    ["a value that does not fit", ["plan", "--format", `x\n${command}`]],
    ["what is asked for as JSON", ["plan", "--format=json", `--${TAKES_OVER}`]],
    ["a topic that there is not", ["help", TAKES_OVER]],
    ["a code that there is not", ["explain", TAKES_OVER]],
  ])("%s", async (_title, words) => {
    const { exitCode, stdout, stderr } = await runWords(words, {
      cwd: temporaryFolder(),
      env: { GITHUB_ACTIONS: "true" },
    });
    expect(exitCode).toBe(1);
    expect(readAsRunner(stdout)).toEqual([]);
    expect(readAsRunner(stderr)).toEqual([]);
  });
});

describe("the runner, reading stdout of a step,", () => {
  const job = { GITHUB_ACTIONS: "true" };

  test.each([
    ["validate", "text"],
    ["validate", "json"],
    ["validate", "markdown"],
    ["validate", "sarif"],
    ["validate", "junit"],
    ["plan --simulate", "text"],
    ["plan --simulate", "json"],
    ["plan --simulate", "markdown"],
    ["plan --simulate", "html"],
    ["graph", "text"],
    ["graph", "mermaid"],
    ["graph", "dot"],
  ])("obeys nothing that %s says as %s", async (command, format) => {
    const folder = temporaryFolder();
    writeProject(folder, [audience("a", { name: TAKES_OVER, description: "x\n::stop-commands::x" })]);
    if (command === "validate") writeFileSync(path.join(folder, "audiences", "b.yaml"), `kind: "${TAKES_OVER}"\n`);
    const { stdout, stderr } = await runWords([...command.split(" "), "--format", format], { cwd: folder, env: job });
    expect(readAsRunner(stdout)).toEqual([]);
    expect(readAsRunner(stderr)).toEqual([]);
  });

  test.each(["json", "html"])("leaves a plan as %s that means the same", async (format) => {
    const folder = temporaryFolder();
    writeProject(folder, [audience("a", { name: TAKES_OVER })]);
    const words = ["plan", "--simulate", "--format", format];
    const inJob = (await runWords(words, { cwd: folder, env: job })).stdout;
    const meant = format === "json" ? inJob.replaceAll("\\u005b", "[") : inJob.replaceAll("&#91;", "[");
    expect(inJob).not.toContain(TAKES_OVER);
    expect(meant).toContain(TAKES_OVER);
    // The time of a plan, and its checksum with it, is another every time.
    const timeless = (text: string): string => text.replaceAll(/\b[0-9a-f]{64}\b|\d+/g, "0");
    const elsewhere = await runWords(words, { cwd: folder });
    expect(timeless(meant)).toBe(timeless(elsewhere.stdout));
  });
});

test("elsewhere, stderr quotes files as they stand", async () => {
  const { stderr } = await runHostile(["validate"], {});
  expect(stderr).toContain('"##[stop-commands]x"');
});
