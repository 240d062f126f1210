import { mkdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { Plan } from "../../src/plan/generated/plan.ts";
import { runWords } from "../support/command-line.ts";
import { audience, temporaryFolder, writeProject } from "../support/project.ts";
import type { Manifest, ProjectSpec } from "../support/project.ts";
import { createRepository, gitEnv } from "../support/repository.ts";
import { startSpace, TEST_TIME_SCALE } from "../support/space.ts";

const named = (query: string) => audience("winback", { definition: { query } });
const byKey = named("trait('vip') = 'true'");
const byReference = named("trait('${audience.vip.key}') = 'true'");

const speed = ["--time-scale", String(TEST_TIME_SCALE)];

/** The projects growth and crm in one repository and, where nothing else is said, in one space. Nothing is applied. */
async function prepare() {
  const space = await startSpace();
  const repository = createRepository(temporaryFolder());
  const env = { ...gitEnv, PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  const folderOf = (name: string): string => path.join(repository.folder, "teams", name);
  const declare = (name: string, manifests: readonly Manifest[], project: ProjectSpec = {}): void => {
    mkdirSync(folderOf(name), { recursive: true });
    writeProject(folderOf(name), manifests, { name, ...project });
  };
  const run = async (name: string, ...words: string[]) => await runWords(words, { cwd: folderOf(name), env });
  const warnings = async () => {
    const { stdout } = await run("crm", "plan", "--format", "json", ...speed);
    const { changes, warnings: ofAll } = JSON.parse(stdout) as Plan;
    const all = [...ofAll, ...changes.flatMap((change) => change.warnings)];
    return all.filter(({ code }) => code === "plan-unknown-key");
  };
  const apply = async (name: string) => await run(name, "apply", "--auto-approve", ...speed);
  return { declare, run, warnings, apply };
}

describe("a key that another project of the repository declares and the space does not have", () => {
  test("is said to be that project's, with its file", async () => {
    const { declare, warnings } = await prepare();
    declare("growth", [audience("vip")]);
    declare("crm", [byKey]);
    expect(await warnings()).toMatchObject([
      {
        message:
          "audience/winback names the key vip, which no audience or trait of the space has: it would be the key of audience/vip of the project growth (../growth/audiences/all.yaml)",
        hint: "apply growth first",
      },
    ]);
  });

  test("is said of an audience that is adopted by its key", async () => {
    const { declare, warnings } = await prepare();
    declare("growth", [audience("best", {}, { adopt: { key: "vip" } })]);
    declare("crm", [byKey]);
    expect(await warnings()).toMatchObject([
      { message: expect.stringContaining("audience/best of the project growth") as string },
    ]);
  });

  test("is said to be that project's by drift, for a query that names it already", async () => {
    const { declare, run, apply } = await prepare();
    declare("growth", [audience("vip")]);
    declare("crm", [byKey]);
    expect((await apply("crm")).exitCode).toBe(0);
    const { stdout } = await run("crm", "drift", "--format", "json", ...speed);
    expect(JSON.parse(stdout)).toMatchObject({
      notices: [{ code: "plan-unknown-key", hint: "apply growth first" }],
    });
  });

  test("is not said to be that project's where it has another space", async () => {
    const { declare, warnings } = await prepare();
    declare("growth", [audience("vip")], { space: "spa_elsewhere" });
    declare("crm", [byKey]);
    expect(await warnings()).toMatchObject([{ message: expect.stringContaining("nobody has it") as string }]);
  });

  test("is not said to be that project's where the manifest is of another environment", async () => {
    const { declare, warnings } = await prepare();
    declare("growth", [audience("vip", {}, { environments: ["elsewhere"] })]);
    declare("crm", [byKey]);
    expect(await warnings()).toMatchObject([{ message: expect.stringContaining("nobody has it") as string }]);
  });

  test("is not warned of once that project is applied", async () => {
    const { declare, warnings, apply } = await prepare();
    declare("growth", [audience("vip")]);
    declare("crm", [byKey]);
    expect((await apply("growth")).exitCode).toBe(0);
    expect(await warnings()).toEqual([]);
  });
});

describe("a reference to what only another project of the repository declares", () => {
  test.each(["validate", "plan", "test"])(
    "is told by %s with that project, its file and what to write",
    async (command) => {
      const { declare, run } = await prepare();
      declare("growth", [audience("vip")]);
      declare("crm", [byReference]);
      const { stderr, exitCode } = await run("crm", command);
      expect([exitCode, stderr]).toEqual([
        1,
        expect.stringContaining("no manifest of this project declares audience/vip"),
      ]);
      expect(stderr).toContain(
        "the project growth declares it (../growth/audiences/all.yaml), and a reference reaches only its own project: write the key as plain text, probably vip (the command list shows it)",
      );
    },
  );
});
