import { describe, expect, test } from "vitest";
import * as applyCommand from "../../src/commands/apply.ts";
import * as planCommand from "../../src/commands/plan.ts";
import type { ApplyResult } from "../../src/apply/outcome.ts";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import type { Fault } from "../../src/simulator/faults.ts";
import type { SimulatorSettings } from "../../src/simulator/settings.ts";
import { runInProcess } from "../support/command.ts";
import { audience, filter, temporaryFolder, writeProject, type Manifest } from "../support/project.ts";
import { startSpace, TEST_TIME_SCALE } from "../support/space.ts";

async function setUp(manifests: Manifest[], settings: Partial<SimulatorSettings> = {}) {
  const space = await startSpace({ settings });
  const folder = temporaryFolder();
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  const common = { timeScale: TEST_TIME_SCALE, format: "json", lockTimeout: 600_000, autoApprove: true };
  const apply = async (
    declared: Manifest[],
    fault?: Fault,
    options: object = {},
    positional: string[] = [],
    project = {},
  ) => {
    writeProject(folder, declared, project);
    if (fault) space.simulator.faults.push(fault);
    const result = await runInProcess(applyCommand, {
      cwd: folder,
      env,
      options: { ...common, ...options },
      positional: [positional],
    });
    const report = JSON.parse(result.stdout) as ApplyResult & { verdict: string; diagnostics?: Diagnostic[] };
    return { ...result, report, diagnostics: report.diagnostics ?? [] };
  };
  const save = async (declared: Manifest[]) => {
    writeProject(folder, declared);
    await runInProcess(planCommand, { cwd: folder, env, options: { ...common, save: "plan.json" } });
  };
  await apply(manifests);
  return { space, apply, save };
}

const lost: Fault = { operationId: "updateAudienceForSpace", nth: 1, kind: "500-after-commit" };
const others = ["b", "c", "d"].map((name) => audience(name));
const replaced = audience("a", { audienceType: "ACCOUNTS" }, { replace: "allow" });

describe("a replacement that goes wrong", () => {
  test("after the deletion is reported as done in part, says so, and is mended by the next run", async () => {
    const { space, apply } = await setUp([audience("a"), ...others]);
    for (const nth of [1, 2, 3])
      space.simulator.faults.push({ operationId: "createAudience", nth, kind: "500-before" });
    const { exitCode, report } = await apply([replaced, ...others]);
    expect(exitCode).toBe(5);
    expect(report.outcomes).toMatchObject([
      { status: "failed", inPart: true, reason: { code: "apply-half-done", hint: expect.any(String) as string } },
    ]);
    expect(report.outcomes[0]).toMatchObject({ reason: { message: expect.stringContaining("was deleted") as string } });
    expect((await apply([replaced, ...others])).exitCode).toBe(0);
    expect(space.audiences()).toHaveLength(4);
  });

  test("before the deletion deletes nothing: a name that was taken meanwhile is found out first", async () => {
    const { space, apply, save } = await setUp([audience("a"), ...others]);
    const renamed = audience("a", { audienceType: "ACCOUNTS", name: "New" }, { replace: "allow" });
    await save([renamed, ...others]);
    await space.byHand.create({ name: "New", audienceType: "USERS", definition: { query: "event('N').count() >= 1" } });
    const { exitCode, diagnostics } = await apply([renamed, ...others], undefined, {}, ["plan.json"]);
    expect(exitCode).toBe(4);
    expect(diagnostics).toMatchObject([{ code: "plan-name-taken-unmanaged", address: "audience/a" }]);
    expect(space.named("A").audienceType).toBe("USERS");
  });

  test("whose creation got no answer is not taken for the old object that lists still show", async () => {
    const { space, apply } = await setUp([audience("a"), ...others], { listLagSeconds: 5 });
    const old = space.named("A").id;
    const fault: Fault = { operationId: "createAudience", nth: 1, kind: "500-after-commit" };
    const { exitCode, report } = await apply([replaced, ...others], fault);
    expect(exitCode).toBe(0);
    expect(report.outcomes[0]).toMatchObject({ status: "done", id: space.named("A").id });
    expect(space.named("A").id).not.toBe(old);
  });
});

describe("an edit whose answer was lost", () => {
  test("is done when it let the object go: its marker is not there any more", async () => {
    const { space, apply } = await setUp([audience("a"), ...others]);
    const project = { forget: ["audience/a"] };
    const { exitCode, report } = await apply(others, lost, {}, [], project);
    expect(exitCode).toBe(0);
    expect(report.outcomes).toMatchObject([{ action: "forget", status: "done" }]);
    expect(space.named("A").description).not.toContain("audiencectl:");
  });

  test("is done when the edit itself locked the audience against being sent again", async () => {
    const { space, apply } = await setUp([audience("a")], { lockSeconds: 60 });
    const changed = audience("a", { definition: { query: "event('A').count() >= 2" } });
    const fault: Fault = { operationId: "updateAudienceForSpace", nth: 1, kind: "500-after-commit" };
    const { exitCode, report } = await apply([changed], fault);
    expect(report.outcomes).toMatchObject([{ status: "done" }]);
    expect(exitCode).toBe(0);
    expect(space.named("A").query).toBe("event('A').count() >= 2");
  });
});

describe("lists that lag behind", () => {
  test("do not make a second run create everything again", async () => {
    const { space, apply } = await setUp([audience("a"), ...others], { listLagSeconds: 5 });
    expect((await apply([audience("a"), ...others])).report.outcomes).toEqual([]);
    expect(space.audiences()).toHaveLength(4);
  });
});

describe("an object that does not tell its name", () => {
  test("is found by its marker when the answer to its creation is lost, and made once", async () => {
    const { space, apply } = await setUp(others, { optionalFields: "left-out" });
    const fault = { operationId: "createFilterForSpace", nth: 1, kind: "500-after-commit" } as const;
    const { exitCode } = await apply([...others, filter("tests")], fault);
    expect([exitCode, space.stored().filters?.length]).toEqual([0, 1]);
  });
});

describe("a saved plan in a space that moved", () => {
  test("does not delete what somebody has begun to use", async () => {
    const { space, apply, save } = await setUp([audience("a"), ...others]);
    await save(others);
    await space.byHand.create({ name: "X", audienceType: "USERS", definition: { query: "trait('a') = 'true'" } });
    const { exitCode, diagnostics } = await apply(others, undefined, {}, ["plan.json"]);
    expect(exitCode).toBe(4);
    expect(diagnostics).toMatchObject([{ code: "plan-still-used", address: "audience/a" }]);
    expect(space.named("A")).toBeDefined();
  });
});

describe("two runs at once", () => {
  test("leave one object each, and the run that was later takes its own back", async () => {
    const { space, apply, save } = await setUp([]);
    await save([audience("a")]);
    const run = () => apply([audience("a")], undefined, {}, ["plan.json"]);
    const both = await Promise.all([run(), run()]);
    expect(space.audiences()).toHaveLength(1);
    expect((await apply([audience("a")])).report.outcomes).toEqual([]);
    const ends = both.map(({ exitCode, report }) =>
      [exitCode, ...report.outcomes.map((each) => ("reason" in each ? each.reason.code : each.status))].join(" "),
    );
    // The other one comes too late to write, and in time to find all done, or has to take back what it wrote.
    expect(ends.toSorted((a, b) => Number(b === "0 done") - Number(a === "0 done"))).toEqual([
      "0 done",
      expect.stringMatching(/^(0 unchanged|4 apply-doubled|4 apply-stale)$/),
    ]);
  });
});
