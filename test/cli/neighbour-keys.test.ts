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
          "audience/winback names the key vip, which no audience or computed trait of the space has: it would be the key of audience/vip of the project growth (../growth/audiences/all.yaml)",
        hint: "apply growth first: pipelines apply projects in no order, so its change goes into an earlier merge",
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
      notices: [
        {
          code: "plan-unknown-key",
          hint: "apply growth first: pipelines apply projects in no order, so its change goes into an earlier merge",
        },
      ],
    });
  });

  test("is not said to be that project's where it has another space", async () => {
    const { declare, warnings } = await prepare();
    declare("growth", [audience("vip")], { space: "spa_elsewhere" });
    declare("crm", [byKey]);
    expect(await warnings()).toMatchObject([{ message: expect.stringContaining("normal for a trait") as string }]);
  });

  test("is not said to be that project's where the manifest is of another environment", async () => {
    const { declare, warnings } = await prepare();
    declare("growth", [audience("vip", {}, { environments: ["elsewhere"] })]);
    declare("crm", [byKey]);
    expect(await warnings()).toMatchObject([{ message: expect.stringContaining("normal for a trait") as string }]);
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

/** The plan of a project, as JSON. */
const planOf = async ({ run }: Awaited<ReturnType<typeof prepare>>, name: string): Promise<Plan> =>
  JSON.parse((await run(name, "plan", "--format", "json", ...speed)).stdout) as Plan;
const churn = audience("churn-risk", { name: "Churn risk" });

describe("a name that two projects of the repository declare for one space", () => {
  test.each([
    ["growth", "crm"],
    ["crm", "growth"],
  ])("is left out of the plan of %s, with the project, its file and the ways on", async (name, other) => {
    const both = await prepare();
    both.declare("growth", [churn]);
    both.declare("crm", [churn]);
    const { changes } = await planOf(both, name);
    expect(changes).toMatchObject([
      {
        action: "withheld",
        warnings: [
          {
            code: "plan-name-declared-twice",
            message: `audience/churn-risk is left out: the project ${other} declares audience/churn-risk with the name "Churn risk" for the same space, too (../${other}/audiences/all.yaml), and only one of the two can be made`,
            hint: expect.stringContaining(`agree with the owners of ${other} which project keeps it`) as string,
          },
        ],
      },
    ]);
  });

  test("stops nothing else of the plan", async () => {
    const both = await prepare();
    both.declare("growth", [churn]);
    both.declare("crm", [churn, audience("rest")]);
    const { changes } = await planOf(both, "crm");
    expect(changes.map(({ action, address }) => `${action} ${address}`).toSorted()).toEqual([
      "create audience/rest",
      "withheld audience/churn-risk",
    ]);
  });

  test("is left out where only the keys are the same", async () => {
    const both = await prepare();
    both.declare("growth", [churn]);
    both.declare("crm", [audience("leaving", { name: "Churn Risk!" })]);
    const { changes } = await planOf(both, "crm");
    expect(changes[0]?.warnings[0]?.message).toContain("declares audience/churn-risk with the key churn_risk");
  });

  test("is the other project's where that has made it, by the finding about what is live", async () => {
    const both = await prepare();
    both.declare("growth", [churn]);
    expect((await both.apply("growth")).exitCode).toBe(0);
    both.declare("crm", [churn]);
    const { changes } = await planOf(both, "crm");
    expect(changes[0]?.warnings).toMatchObject([
      {
        code: "plan-name-taken-other-project",
        hint: expect.stringMatching(/ask the owners of growth@test first/) as string,
      },
    ]);
  });

  test.each<[title: string, manifest: Manifest, project: ProjectSpec]>([
    ["another space", churn, { space: "spa_elsewhere" }],
    ["another environment", audience("churn-risk", { name: "Churn risk" }, { environments: ["elsewhere"] }), {}],
    [
      "what it takes over from here",
      audience("theirs", { name: "Churn risk" }, { adopt: { key: "churn_risk", from: "crm@test" } }),
      {},
    ],
  ])("is created where the other project declares it for %s", async (_title, manifest, project) => {
    const both = await prepare();
    both.declare("growth", [manifest], project);
    both.declare("crm", [churn]);
    expect((await planOf(both, "crm")).changes).toMatchObject([{ action: "create", warnings: [] }]);
    expect((await both.run("crm", "validate")).stderr).not.toContain("manifest-name-elsewhere");
  });

  test("is a warning of validate, at the name, which does not know who has made it", async () => {
    const both = await prepare();
    both.declare("growth", [churn]);
    both.declare("crm", [churn]);
    const { stdout, exitCode } = await both.run("crm", "validate", "--format", "json");
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: unknown[] };
    expect(exitCode).toBe(0);
    expect(diagnostics).toMatchObject([
      {
        code: "manifest-name-elsewhere",
        severity: "warning",
        address: "audience/churn-risk",
        message: expect.stringContaining("(../growth/audiences/all.yaml)") as string,
      },
    ]);
  });
});
