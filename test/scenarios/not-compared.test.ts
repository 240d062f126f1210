import { describe, expect, test } from "vitest";
import * as applyCommand from "../../src/commands/apply.ts";
import * as driftCommand from "../../src/commands/drift.ts";
import * as importCommand from "../../src/commands/import.ts";
import * as planCommand from "../../src/commands/plan.ts";
import type { Plan } from "../../src/plan/generated/plan.ts";
import { runInProcess, type CommandModule, type CommandResult } from "../support/command.ts";
import { audience, destinations, temporaryFolder, writeProject } from "../support/project.ts";
import { startSpace, TEST_TIME_SCALE, type TestSpace } from "../support/space.ts";
import { watchSpace } from "../support/watched-space.ts";

const connect = (space: TestSpace, name: string): Promise<void> =>
  space.byHand.send("POST", `/spaces/spa_simulated/audiences/${space.named(name).id}/destination-connections`, {
    destination: { id: destinations.webhooks, type: "destination" },
  });

/** A space whose only audience, which is connected to nothing, was imported and taken over. */
async function imported(options: object = {}) {
  const space = await startSpace();
  const folder = temporaryFolder();
  writeProject(folder, []);
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  const run = (module: CommandModule, own: object = {}): Promise<CommandResult> =>
    runInProcess(module, { cwd: folder, env, options: { timeScale: TEST_TIME_SCALE, ...own } });
  const query = "event('Order Completed').count() >= 1";
  await space.byHand.create({ name: "A", audienceType: "USERS", definition: { query } });
  await run(importCommand, { all: true, ...options });
  const applied = await run(applyCommand, { autoApprove: true, lockTimeout: 600_000, maxChangePercent: 100 });
  expect(applied.exitCode, applied.stderr).toBe(0);
  return { space, run };
}

describe("after an import", () => {
  test("nothing moved and everything was compared", async () => {
    const { run } = await imported();
    const { exitCode, stdout } = await run(driftCommand);
    expect([exitCode, stdout.includes("No drift."), stdout.includes("Not compared")]).toEqual([0, true, false]);
  });

  test("a destination that somebody connects is drift", async () => {
    const { space, run } = await imported();
    await connect(space, "A");
    const { stdout } = await run(driftCommand, { format: "json" });
    expect(JSON.parse(stdout)).toMatchObject({
      drift: true,
      differing: [{ address: expect.stringContaining("audience/a/"), difference: "undeclared" }],
    });
  });

  test("the next plan has nothing to do for an audience that is connected to nothing", async () => {
    const { run } = await imported();
    const { changes } = JSON.parse((await run(planCommand, { format: "json" })).stdout) as Plan;
    expect(changes).toEqual([]);
  });

  test("without destinations, no drift is said of what is declared alone", async () => {
    const { space, run } = await imported({ destinations: false });
    await connect(space, "A");
    const { stdout } = await run(driftCommand);
    expect(stdout).toContain("No drift in what is declared. 1 object as declared.");
    expect(stdout).toContain("Not compared, because manifests leave it out: destinations of audience/a.");
  });

  test("an option that somebody changes is named as one that was not compared", async () => {
    const { space, run } = await imported();
    await space.byHand.edit("A", { options: { filterByExternalIds: ["user_id"] } });
    const { stdout } = await run(driftCommand);
    expect(stdout).toContain("No drift in what is declared.");
    expect(stdout).toContain("options.filterByExternalIds of audience/a");
  });
});

describe("what manifests leave out", () => {
  const formats = ["text", "markdown", "html", "github"];

  test.each(formats)("is told in %s", async (format) => {
    const { read } = await watchSpace([audience("a")]);
    const { stdout } = await read({ format });
    expect(stdout).toContain("Not compared, because manifests leave it out: destinations of audience/a.");
  });

  test.each(formats)("leaves no drift at all unsaid in %s", async (format) => {
    const { read } = await watchSpace([audience("a")]);
    expect((await read({ format })).stdout).not.toMatch(/No drift[.,<]/);
  });

  test("is counted where it is of many", async () => {
    const { read } = await watchSpace(["a", "b", "c", "d"].map((name) => audience(name)));
    expect((await read()).stdout).toContain("destinations of 4 objects.");
  });

  test("is told for a program", async () => {
    const { drift } = await watchSpace([audience("a")]);
    expect((await drift()).found).toMatchObject({
      notCompared: [{ field: "destinations", addresses: ["audience/a"] }],
    });
  });
});
