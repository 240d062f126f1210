import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { runCli } from "../support/cli.ts";
import { audience, temporaryFolder, writeProject } from "../support/project.ts";
import { startSpace } from "../support/space.ts";
import { isLong } from "../support/length.ts";

/** A project with two audiences and a space of its own. */
async function setUp() {
  const space = await startSpace();
  const folder = temporaryFolder();
  writeProject(folder, [audience("a"), audience("b")]);
  const env: Record<string, string> = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  const run = (...words: string[]) => runCli([...words, "--time-scale", "600"], { cwd: folder, env });
  return { space, folder, env, run };
}

/** What the exit codes of all commands mean is shown in the files beside this one, within the process of the test. */
describe("the built program ends with", () => {
  test("0 when all is done", async () => {
    const { run } = await setUp();
    expect((await run("plan")).exitCode).toBe(0);
  });

  test("1 when it failed", async () => {
    const { folder, run } = await setUp();
    writeProject(folder, [audience("a", { enabled: "perhaps" })]);
    expect((await run("plan")).exitCode).toBe(1);
  });

  test("1 for words that it does not know", async () => {
    const { run } = await setUp();
    expect((await run("plan", "--fast")).exitCode).toBe(1);
  });

  test("2 for differences", async () => {
    const { run } = await setUp();
    expect((await run("plan", "--detailed-exitcode")).exitCode).toBe(2);
  });

  test("3 for a plan that is refused", async () => {
    const { space, run } = await setUp();
    await space.byHand.create({ name: "A", audienceType: "USERS", definition: { query: "event('A').count() >= 1" } });
    expect((await run("plan")).exitCode).toBe(3);
  });

  test("4 for a stale plan", async () => {
    const { space, run } = await setUp();
    await run("plan", "--save", "plan.json");
    await space.byHand.create({ name: "A", audienceType: "USERS", definition: { query: "event('A').count() >= 1" } });
    expect((await run("apply", "plan.json")).exitCode).toBe(4);
  });

  test("5 when only a part was applied", async () => {
    const { space, run } = await setUp();
    space.simulator.settings.audienceQuota = 1;
    expect((await run("apply", "--auto-approve")).exitCode).toBe(5);
  });
});

describe("the built program", () => {
  test.runIf(isLong)("takes the token from standard input", async () => {
    const { folder, space } = await setUp();
    const env = { PUBLIC_API_URL: space.url };
    const { exitCode } = await runCli(["plan", "--token-file", "-"], { cwd: folder, env, input: "PLACEHOLDER\n" });
    expect(exitCode).toBe(0);
  });

  test.runIf(isLong)("writes no colour without a terminal", async () => {
    const { run } = await setUp();
    const { stdout } = await run("plan");
    expect(stdout).not.toContain("\u001b");
  });

  test("does not fail because of a reader that stops early", async () => {
    const { folder, env } = await setUp();
    const cli = path.resolve(import.meta.dirname, "../../dist/cli.js");
    const script = `"${process.execPath}" "${cli}" plan --format json | head -c 1; exit \${PIPESTATUS[0]}`;
    const { stdout } = await promisify(execFile)("bash", ["-c", script], {
      cwd: folder,
      env: { ...process.env, ...env },
    });
    expect(stdout).toBe("{");
  });
});
