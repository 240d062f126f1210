import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { Plan } from "../../src/plan/generated/plan.ts";
import { runWords } from "../support/command-line.ts";
import { activation, audience, destination, destinations, temporaryFolder, writeProject } from "../support/project.ts";
import type { Manifest, ProjectSpec } from "../support/project.ts";
import { createRepository, gitEnv } from "../support/repository.ts";
import { startSpace, TEST_TIME_SCALE } from "../support/space.ts";

const vip = audience("vip", {
  destinations: [destination(destinations.mailroom, { activations: [activation("welcome")] })],
});
const taken = (adopt: Record<string, string>) => audience("vip", {}, { adopt: { ...adopt, from: "growth@test" } });

/** The projects growth, which has VIP and rest in its space, and crm, in one repository. */
async function prepare() {
  const space = await startSpace();
  const repository = createRepository(temporaryFolder());
  const env = { ...gitEnv, PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  const declare = (name: string, manifests: readonly Manifest[], project: ProjectSpec = {}): void => {
    mkdirSync(path.join(repository.folder, "teams", name), { recursive: true });
    writeProject(path.join(repository.folder, "teams", name), manifests, { name, ...project });
  };
  const run = async (name: string, ...words: string[]) =>
    await runWords([...words, "--time-scale", String(TEST_TIME_SCALE)], {
      cwd: path.join(repository.folder, "teams", name),
      env,
    });
  declare("growth", [vip, audience("rest")]);
  const applied = await run("growth", "apply", "--auto-approve");
  expect(applied.exitCode).toBe(0);
  declare("growth", [audience("rest")]);
  const plan = async () => JSON.parse((await run("growth", "plan", "--format", "json")).stdout) as Plan;
  return { space, repository, declare, run, plan };
}

const summary = ({ changes }: Plan) => changes.map(({ action, address }) => `${action} ${address}`);

describe("an object that another project of the repository takes over", () => {
  test.each([{ key: "vip" }, { name: "Vip" }])("is not deleted where it is named by %o", async (adopt) => {
    const { declare, plan } = await prepare();
    declare("crm", [taken(adopt)]);
    const made = await plan();
    expect(summary(made).every((each) => each.startsWith("withheld "))).toBe(true);
    expect(made.changes.find(({ address }) => address === "audience/vip")?.warnings).toMatchObject([
      {
        code: "plan-handed-over",
        message: "audience/vip is not deleted: the project crm takes it over (../crm/audiences/all.yaml)",
        hint: expect.stringMatching(/^apply crm first, .*two merges/) as string,
      },
    ]);
  });

  test("stays whichever of the two is applied first, and then nothing is left to delete", async () => {
    const { declare, run, plan, space } = await prepare();
    declare("crm", [taken({ key: "vip" })]);
    const early = await run("growth", "apply", "--auto-approve");
    expect([early.exitCode, early.stdout]).toEqual([3, expect.stringContaining("apply crm first")]);
    expect(space.named("Vip")).toBeDefined();
    expect((await run("crm", "apply", "--auto-approve")).exitCode).toBe(0);
    expect(await plan()).toMatchObject({ changes: [], refused: [] });
  });

  test("is nothing to do for a plan that was saved before, once the other project has it", async () => {
    const { declare, run } = await prepare();
    declare("crm", [taken({ key: "vip" })]);
    expect((await run("growth", "plan", "--save", "plan.json")).exitCode).toBe(3);
    expect((await run("growth", "apply", "plan.json")).exitCode).toBe(3);
    expect((await run("crm", "apply", "--auto-approve")).exitCode).toBe(0);
    const again = await run("growth", "apply", "plan.json");
    expect(again.stdout).toContain("audience/vip: nothing to do: the project crm, environment test, has it now.");
    expect(again.stdout + again.stderr).not.toContain("is not deleted");
    expect(again.exitCode).toBe(0);
  });

  test("is told as settled in Markdown, too", async () => {
    const { declare, run } = await prepare();
    declare("crm", [taken({ key: "vip" })]);
    await run("growth", "plan", "--save", "plan.json");
    await run("crm", "apply", "--auto-approve");
    const { stdout } = await run("growth", "apply", "plan.json", "--format", "markdown");
    expect(stdout).toMatch(/nothing to do \| `audience\/vip` \|.*the project crm, environment test, has it now/u);
  });

  test("is deleted once nobody takes it over", async () => {
    const { declare, plan } = await prepare();
    declare("crm", [audience("vip", {}, { adopt: { key: "vip", from: "sales@test" } })]);
    expect(summary(await plan())).toContain("delete audience/vip");
  });

  test("cannot be taken over by a project of other spaces, which is said", async () => {
    const { declare, plan } = await prepare();
    declare("crm", [taken({ key: "vip" })], { space: "elsewhere" });
    const [finding] = (await plan()).changes.find(({ address }) => address === "audience/vip")?.warnings ?? [];
    expect(finding?.message).toContain("cannot, because none of its environments is about this space");
  });

  test("is not looked for in a project whose file has faults, which stops nobody", async () => {
    const { repository, declare, plan } = await prepare();
    declare("crm", [taken({ key: "vip" })]);
    writeFileSync(path.join(repository.folder, "teams/crm/audiencectl.yaml"), "kind: Project\n");
    expect(summary(await plan())).toContain("delete audience/vip");
  });
});

describe("an object that two projects of the repository adopt", () => {
  const found = async () => {
    const made = await prepare();
    const definition = { query: "event('F').count() >= 1" };
    await made.space.byHand.create({ name: "Found", audienceType: "USERS", enabled: true, definition });
    const adopts = (from?: string) =>
      audience("found", { definition }, { adopt: { name: "Found", ...(from !== undefined && { from }) } });
    const warnings = async (name: string) => {
      const { stdout } = await made.run(name, "plan", "--format", "json");
      const { changes } = JSON.parse(stdout) as Plan;
      const { action, warnings } = changes.find(({ address }) => address === "audience/found") ?? { warnings: [] };
      return [action, ...warnings.map(({ code }) => code)];
    };
    return { ...made, adopts, warnings };
  };

  test("is left out of the plan of each, with the file of the other", async () => {
    const { declare, adopts, run, warnings } = await found();
    declare("growth", [vip, audience("rest"), adopts()]);
    declare("crm", [adopts()]);
    expect(await warnings("crm")).toEqual(["withheld", "plan-adopted-twice"]);
    const { stdout, exitCode } = await run("growth", "plan");
    expect(exitCode).toBe(3);
    expect(stdout).toContain(
      "audience/found is left out: the project crm adopts the same object, too (../crm/audiences/all.yaml)",
    );
  });

  test("goes to neither with an apply, until one of the two gives it up", async () => {
    const { declare, adopts, run } = await found();
    declare("growth", [vip, audience("rest"), adopts()]);
    declare("crm", [adopts()]);
    expect((await run("crm", "apply", "--auto-approve")).exitCode).toBe(3);
    declare("growth", [vip, audience("rest")]);
    expect((await run("crm", "apply", "--auto-approve")).exitCode).toBe(0);
  });

  test("is left out where each would take it from the other in turn", async () => {
    const { declare, adopts, run, warnings } = await found();
    declare("growth", [vip, audience("rest"), adopts("crm@test")]);
    await run("growth", "apply", "--auto-approve");
    declare("crm", [adopts("growth@test")]);
    expect(await warnings("crm")).toEqual(["withheld", "plan-adopted-twice"]);
  });

  test("is adopted where the other project is of other spaces", async () => {
    const { declare, adopts, warnings } = await found();
    declare("growth", [vip, audience("rest"), adopts()]);
    declare("crm", [adopts()], { space: "elsewhere" });
    expect(await warnings("growth")).not.toContain("plan-adopted-twice");
  });
});
