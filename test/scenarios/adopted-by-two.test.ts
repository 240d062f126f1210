import { expect, test } from "vitest";
import * as applyCommand from "../../src/commands/apply.ts";
import * as planCommand from "../../src/commands/plan.ts";
import { runInProcess, type CommandModule, type CommandResult } from "../support/command.ts";
import { audience, temporaryFolder, writeProject } from "../support/project.ts";
import { startSpace, TEST_TIME_SCALE } from "../support/space.ts";

/** Two projects that each have a manifest which adopts the same audience of nobody, by its id. */
async function startBoth(): Promise<(team: string, module: CommandModule, options?: object) => Promise<CommandResult>> {
  const space = await startSpace();
  const definition = { query: "event('A').count() >= 1" };
  await space.byHand.create({ name: "A", audienceType: "USERS", definition });
  const { id } = space.named("A");
  const folders = new Map<string, string>();
  for (const name of ["growth", "crm"]) {
    const folder = temporaryFolder();
    folders.set(name, folder);
    writeProject(folder, [audience(`${name}-a`, { name: "A" }, { adopt: { id } })], { name });
  }
  return async (team, module, { positional = [], ...options }: { positional?: string[] } = {}) =>
    await runInProcess(module, {
      cwd: folders.get(team) ?? "",
      env: { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" },
      options: { timeScale: TEST_TIME_SCALE, lockTimeout: 600_000, autoApprove: true, ...options },
      positional: [positional],
    });
}

test("an audience that two teams adopt is the one's that applies first, and the other's plan names that one and the way on", async () => {
  const run = await startBoth();
  expect(await run("growth", applyCommand)).toMatchObject({ exitCode: 0 });
  const { exitCode, stdout, stderr } = await run("crm", planCommand);
  expect(exitCode).toBe(3);
  const said = (stdout + stderr).replaceAll(/\s+/g, " ");
  expect(said).toContain("belongs to the project growth, environment test, as audience/growth-a");
  expect(said).toContain("to take it over, write from: growth@test in the adopt block under metadata");
  expect(said).toContain("if it was handed over to them, remove the manifest here");
});

test("a plan of such an adoption that was approved before is stale, and the message names who has the audience", async () => {
  const run = await startBoth();
  const file = `${temporaryFolder()}/plan.json`;
  expect(await run("crm", planCommand, { save: file })).toMatchObject({ exitCode: 0 });
  expect(await run("growth", applyCommand)).toMatchObject({ exitCode: 0 });
  const { exitCode, stdout, stderr } = await run("crm", applyCommand, { positional: [file] });
  expect(exitCode).toBe(4);
  const said = (stdout + stderr).replaceAll(/\s+/g, " ");
  expect(said).toContain("belongs to the project growth, environment test, as audience/growth-a");
  expect(said).toContain("to take it over, write from: growth@test");
});
