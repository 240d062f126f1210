import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import {
  applyPlan,
  createSegmentClient,
  driftOfReading,
  hasDrift,
  InvalidProjectError,
  judge,
  laneLimits,
  loadDeclaredProject,
  planReading,
  readProjectSpace,
  Secret,
  type Plan,
  type ProjectReading,
} from "../../src/index.ts";
import { audience, temporaryFolder, trait, writeProject, type Manifest } from "../support/project.ts";
import { startSpace, TEST_TIME_SCALE, type TestSpace } from "../support/space.ts";

/** A project and its space, as a program that uses the library sees them. */
interface Program {
  space: TestSpace;
  folder: string;
  read: (env?: string) => Promise<ProjectReading>;
  apply: (plan: Plan) => Promise<string>;
}

async function startProgram(manifests: Manifest[]): Promise<Program> {
  const space = await startSpace();
  const folder = temporaryFolder();
  writeProject(folder, manifests);
  const client = createSegmentClient({
    token: new Secret("PLACEHOLDER"),
    apiUrl: space.url,
    limits: laneLimits(),
    timeScale: TEST_TIME_SCALE,
  });
  const read = async (env?: string): Promise<ProjectReading> =>
    await readProjectSpace(client, await loadDeclaredProject({ cwd: folder, env }));
  return {
    space,
    folder,
    read,
    apply: async (plan) => {
      const { access } = await read();
      const result = await applyPlan(plan, {
        access,
        lockTimeoutMs: 600_000,
        timeScale: TEST_TIME_SCALE,
        onEvent: () => undefined,
        secretOf: () => undefined,
      });
      return judge(result);
    },
  };
}

describe("a program that uses the library", () => {
  test("reads a project and its space, plans and applies, and the next plan is empty", async () => {
    const { read, apply } = await startProgram([audience("a"), trait("t")]);
    const plan = planReading(await read());
    expect(plan.changes.map(({ address, action }) => `${action} ${address}`)).toEqual([
      "create audience/a",
      "create trait/t",
    ]);
    expect(await apply(plan)).toBe("complete");
    expect(planReading(await read()).changes).toEqual([]);
  });

  test("is told what an apply takes to read the space before it writes", async () => {
    const { space, read, apply } = await startProgram([audience("a", { destinations: [] }), audience("b")]);
    await apply(planReading(await read()));
    await space.byHand.edit("A", { enabled: false });
    const before = space.requests.length;
    const { reading } = planReading(await read()).estimate;
    const sent = space.requests.length - before;
    expect(Object.values(reading?.requests ?? {}).reduce((sum, number) => sum + number, 0)).toBe(sent);
  });

  test("finds drift in the same reading, with what was applied and what is live", async () => {
    const { space, read, apply } = await startProgram([audience("a")]);
    await apply(planReading(await read()));
    await space.byHand.edit("A", { enabled: false });
    const drift = driftOfReading(await read());
    expect(hasDrift(drift)).toBe(true);
    expect(drift.edited[0]?.fields).toEqual([{ field: "enabled", pointer: "/enabled", applied: true, live: false }]);
  });

  test("learns from the reading which kinds could not be read", async () => {
    const { space, read } = await startProgram([audience("a")]);
    space.refuse("/computed-traits", 403);
    const { reading } = await read();
    expect(reading.complete).toMatchObject({ Audience: true, ComputedTrait: { featureMissing: false } });
  });

  test("is told that two environments are one space, named by its id and by its slug", async () => {
    const { folder, read } = await startProgram([audience("a")]);
    const file = path.join(folder, "audiencectl.yaml");
    const both = "environments:\n    test: {space: simulated}\n    live: {space: spa_simulated}\n";
    writeFileSync(file, readFileSync(file, "utf8").replace(/environments:[^]*$/, both));
    await expect(read("test")).rejects.toThrow("the environments test and live name one space");
  });

  test("is told every fault of the files before anything is sent", async () => {
    const { space, folder, read } = await startProgram([audience("a")]);
    appendFileSync(path.join(folder, "audiences", "all.yaml"), "---\nkind: Nothing\n");
    await expect(read()).rejects.toThrow(InvalidProjectError);
    expect(space.requests).toEqual([]);
  });
});
