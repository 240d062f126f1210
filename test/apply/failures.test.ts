import { describe, expect, test } from "vitest";
import * as applyCommand from "../../src/commands/apply.ts";
import * as planCommand from "../../src/commands/plan.ts";
import type { ApplyResult } from "../../src/apply/outcome.ts";
import type { Plan } from "../../src/plan/generated/plan.ts";
import type { Fault } from "../../src/simulator/faults.ts";
import type { SimulatorSettings } from "../../src/simulator/settings.ts";
import { runInProcess } from "../support/command.ts";
import { audience, temporaryFolder, writeProject, type Manifest } from "../support/project.ts";
import { startSpace, TEST_TIME_SCALE } from "../support/space.ts";

/** A project in a folder and a space that can fail, with plan and apply at hand. */
async function setUp(manifests: Manifest[], faults: Fault[] = [], settings: Partial<SimulatorSettings> = {}) {
  const space = await startSpace({ faults, settings });
  const folder = temporaryFolder();
  writeProject(folder, manifests);
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  const common = { timeScale: TEST_TIME_SCALE, format: "json", lockTimeout: 600_000, autoApprove: true };
  const apply = async (options: object = {}) => {
    const result = await runInProcess(applyCommand, { cwd: folder, env, options: { ...common, ...options } });
    return { ...result, report: JSON.parse(result.stdout) as ApplyResult & { verdict: string } };
  };
  const plan = async () =>
    JSON.parse((await runInProcess(planCommand, { cwd: folder, env, options: common })).stdout) as Plan;
  return { space, folder, apply, plan };
}

const count = (requests: readonly string[], method: string): number =>
  requests.filter((request) => request.startsWith(`${method} `)).length;

/** The first so many creations of audiences fail before anything is made. */
const failingCreations = (number: number): Fault[] =>
  Array.from({ length: number }, (_, index) => ({
    operationId: "createAudience",
    nth: index + 1,
    kind: "500-before",
  }));

describe("an apply in a space that fails", () => {
  test("a create that was committed but answered with 500 is found again and not sent twice", async () => {
    const { space, apply, plan } = await setUp(
      [audience("a")],
      [{ operationId: "createAudience", nth: 1, kind: "500-after-commit" }],
    );
    const { report, exitCode } = await apply();
    expect(report.outcomes).toMatchObject([{ address: "audience/a", status: "done" }]);
    expect(exitCode).toBe(0);
    expect(space.audiences()).toHaveLength(1);
    expect(count(space.requests, "POST")).toBe(1);
    expect((await plan()).changes).toEqual([]);
  });

  test("a create that was not committed is sent again after a look that finds nothing", async () => {
    const { space, apply } = await setUp([audience("a")], failingCreations(1));
    expect((await apply()).exitCode).toBe(0);
    expect(count(space.requests, "POST")).toBe(2);
    expect(space.audiences()).toHaveLength(1);
  });

  test("a create that fails again and again is reported as failed, and is done by the next run", async () => {
    const { space, apply } = await setUp([audience("a")], failingCreations(3));
    const first = await apply();
    expect(first.exitCode).toBe(1);
    expect(first.report.outcomes).toMatchObject([{ status: "failed", reason: { code: "segment-api-error" } }]);
    expect(count(space.requests, "POST")).toBe(3);
    expect((await apply()).exitCode).toBe(0);
    expect(space.audiences()).toHaveLength(1);
  });

  test("creations that only fail are given up after few requests, and the next run makes them", async () => {
    const names = Array.from({ length: 60 }, (_, index) => `a-${index}`);
    const { space, apply } = await setUp(
      names.map((name) => audience(name)),
      failingCreations(1000),
    );
    const { report, exitCode } = await apply();
    expect(exitCode).toBe(1);
    expect(report.outcomes.map(({ status }) => status)).toContain("skipped");
    expect(report.outcomes.every(({ status }) => status === "failed" || status === "skipped")).toBe(true);
    // Twelve open the circuit while up to nine others are under way; five more look if it is over.
    expect(count(space.requests, "POST")).toBeLessThanOrEqual(12 + 9 + 5);
    space.simulator.faults.length = 0;
    expect((await apply()).exitCode).toBe(0);
    expect(space.audiences()).toHaveLength(60);
  });

  test("an edit that was committed but answered with 500 ends as declared", async () => {
    const { space, folder, apply, plan } = await setUp([audience("a")]);
    await apply();
    writeProject(folder, [audience("a", { enabled: false })]);
    space.simulator.faults.push({ operationId: "updateAudienceForSpace", nth: 1, kind: "500-after-commit" });
    expect((await apply()).exitCode).toBe(0);
    expect(space.named("A").enabled).toBe(false);
    expect((await plan()).changes).toEqual([]);
  });

  test("an object that stepped aside says so when it cannot get its new name, and the next run gives it that", async () => {
    const { space, folder, apply, plan } = await setUp([audience("a"), audience("b")]);
    await apply();
    writeProject(folder, [audience("a", { name: "B" }), audience("b", { name: "A" })]);
    for (const nth of [2, 3, 4, 5, 6, 7, 8])
      space.simulator.faults.push({ operationId: "updateAudienceForSpace", nth, kind: "500-before" });
    const { report, exitCode } = await apply();
    expect(exitCode).not.toBe(0);
    expect(report.verdict).toBe("partial");
    expect(report.outcomes.find(({ address }) => address === "audience/a")).toMatchObject({
      status: "failed",
      inPart: true,
      reason: { code: "apply-half-done", message: expect.stringContaining("temporary display name") as unknown },
    });
    space.simulator.faults.length = 0;
    expect((await apply()).exitCode).toBe(0);
    expect((await plan()).changes).toEqual([]);
  });

  test("a delete that was committed but answered with 500 counts as done", async () => {
    const { space, folder, apply } = await setUp([audience("a"), audience("b")]);
    await apply();
    writeProject(folder, [audience("b")]);
    space.simulator.faults.push({ operationId: "removeAudienceFromSpace", nth: 1, kind: "500-after-commit" });
    const { report } = await apply({ maxDeletePercent: 50 });
    expect(report.outcomes).toMatchObject([{ address: "audience/a", action: "delete", status: "done" }]);
  });

  test("a refused request is sent again after the wait that the server asks for", async () => {
    const { space, apply } = await setUp([audience("a")], [{ operationId: "createAudience", nth: 1, kind: "429" }]);
    expect((await apply()).exitCode).toBe(0);
    expect(space.audiences()).toHaveLength(1);
  });

  test("when one change fails, what depends on it is skipped with the cause and the rest goes on", async () => {
    const dependent = audience("dependent", { definition: { query: "trait('${audience.base.key}') = 'true'" } });
    const { space, folder, apply } = await setUp([audience("other")]);
    await apply();
    writeProject(folder, [audience("base"), dependent, audience("other", { enabled: false })]);
    space.simulator.faults.push(...failingCreations(3));
    const { exitCode, report } = await apply();
    expect(exitCode).toBe(5);
    expect(report.outcomes).toMatchObject([
      { address: "audience/base", status: "failed" },
      {
        address: "audience/dependent",
        status: "skipped",
        reason: { message: expect.stringContaining("audience/base") as string },
      },
      { address: "audience/other", status: "done" },
    ]);
    expect((await apply()).exitCode).toBe(0);
    expect(space.audiences()).toHaveLength(3);
  });

  test("a token that may not write ends the run with its first refusal: only what was under way fails, too", async () => {
    const many = Array.from({ length: 40 }, (_, index) => audience(`a${index}`));
    const { space, apply } = await setUp(many, [], { tokenAccess: "read" });
    const { report } = await apply();
    const statuses = report.outcomes.map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set(["failed", "skipped"]));
    expect(count(space.requests, "POST")).toBeLessThanOrEqual(20);
  });

  test("a list that is shorter than it says it is stops the plan before anything is concluded from it", async () => {
    const { space, folder, apply } = await setUp([audience("a"), audience("b")]);
    await apply();
    space.simulator.settings.hiddenFromList = 1;
    writeProject(folder, [audience("a"), audience("b")]);
    const { exitCode, stdout } = await runInProcess(planCommand, {
      cwd: folder,
      env: { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" },
      options: { format: "json", timeScale: TEST_TIME_SCALE },
    });
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: "segment-short-list" } });
  });
});

describe("an apply to audiences that are locked", () => {
  const changed = audience("a", { definition: { query: "event('A').count() >= 2" } });

  // The lock lasts for two seconds of real time, so that a busy machine still meets it.
  test.each([409, 422] as const)("waits for a lock that is answered with %i", async (lockErrorStatus) => {
    const { space, folder, apply } = await setUp([audience("a")], [], { lockErrorStatus, lockSeconds: 1200 });
    await apply();
    await space.byHand.edit("A", { definition: { query: "event('A').count() >= 9" } });
    writeProject(folder, [changed]);
    const { exitCode, stderr } = await apply({ lockTimeout: 36_000_000 });
    expect(exitCode).toBe(0);
    expect(stderr).toContain("audience/a: waiting, it is Locked");
    expect(space.named("A").query).toBe("event('A').count() >= 2");
  });

  test("gives up when the lock outlasts --lock-timeout, and writes nothing", async () => {
    const { space, folder, apply } = await setUp([audience("a")], [], { lockSeconds: 36_000 });
    await apply();
    await space.byHand.edit("A", { definition: { query: "event('A').count() >= 9" } });
    writeProject(folder, [changed]);
    const { report } = await apply({ lockTimeout: 60_000 });
    expect(report.outcomes).toMatchObject([{ status: "failed", reason: { code: "apply-lock-timeout" } }]);
    expect(space.named("A").query).toBe("event('A').count() >= 9");
  });

  test("waits for the end of a first computation before an edit that is allowed all the same", async () => {
    const { folder, apply } = await setUp([audience("a")], [], { computeSeconds: 2400 });
    await apply();
    writeProject(folder, [audience("a", { name: "New" })]);
    const { stderr, exitCode } = await apply({ editBackfilling: true });
    expect(exitCode).toBe(0);
    expect(stderr).toContain("waiting, it is Preparing");
  });
});
