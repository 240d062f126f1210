import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { runWords } from "../support/command-line.ts";
import { audience, temporaryFolder, writeProject, type Manifest } from "../support/project.ts";
import { startSpace } from "../support/space.ts";

interface Setting {
  /** What stands in spec of the project file besides. */
  spec?: object;
  /** What stands in the entry of production besides. */
  production?: object;
  manifests?: readonly Manifest[];
}

/** A project with the environments staging and production, of which the space of production is there. */
async function setUp({ spec = {}, production = {}, manifests = [audience("a")] }: Setting = {}) {
  const space = await startSpace();
  const folder = temporaryFolder();
  writeProject(folder, manifests);
  const file = path.join(folder, "audiencectl.yaml");
  const project = parse(readFileSync(file, "utf8")) as { spec: object };
  const environments = { staging: { space: "none" }, production: { space: "spa_simulated", ...production } };
  writeFileSync(file, stringify({ ...project, spec: { ...project.spec, environments, ...spec } }));
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  const run = async (words: string, more: { env?: Record<string, string>; cwd?: string; input?: string } = {}) =>
    await runWords(words.split(" "), {
      cwd: more.cwd ?? folder,
      env: { ...env, ...more.env },
      ...(more.input !== undefined && { input: more.input, isAsked: true }),
    });
  return { space, folder, file, run };
}

describe("the environment", () => {
  test("is the one of AUDIENCECTL_ENV where --env is left out", async () => {
    const { run } = await setUp();
    expect((await run("plan", { env: { AUDIENCECTL_ENV: "production" } })).exitCode).toBe(0);
  });

  test("is the one of --env whatever AUDIENCECTL_ENV says", async () => {
    const { run } = await setUp();
    expect((await run("plan --env production", { env: { AUDIENCECTL_ENV: "staging" } })).exitCode).toBe(0);
  });

  test("is not told by an AUDIENCECTL_ENV that is empty", async () => {
    const { run } = await setUp();
    const { exitCode, stderr } = await run("plan", { env: { AUDIENCECTL_ENV: "" } });
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining("this project has 2 environments")]);
  });

  test("is the default of the project file where nothing else names one", async () => {
    const { run } = await setUp({ spec: { defaultEnvironment: "production" } });
    expect((await run("plan")).exitCode).toBe(0);
  });

  test("is the one of AUDIENCECTL_ENV, whatever the default of the project file is", async () => {
    const { run } = await setUp({ spec: { defaultEnvironment: "staging" } });
    expect((await run("plan", { env: { AUDIENCECTL_ENV: "production" } })).exitCode).toBe(0);
  });

  test("cannot be one by default that is not declared", async () => {
    const { run } = await setUp({ spec: { defaultEnvironment: "prodution" } });
    const { exitCode, stderr } = await run("plan --env production");
    expect(exitCode).toBe(1);
    expect(stderr).toContain("the default environment prodution is not declared");
    expect(stderr).toContain("did you mean production?");
  });

  test("of a saved plan is not changed by AUDIENCECTL_ENV", async () => {
    const { run, space } = await setUp();
    await run("plan --env production --save plan.json");
    const { exitCode, stderr } = await run("apply plan.json", { env: { AUDIENCECTL_ENV: "staging" } });
    expect([exitCode, stderr]).toEqual([4, expect.stringContaining("leave --env out and AUDIENCECTL_ENV unset")]);
    expect(space.audiences()).toEqual([]);
  });

  test.each(["validate", "test"])("does not narrow %s down when only AUDIENCECTL_ENV names it", async (command) => {
    const { run } = await setUp({
      production: { variables: { missing: "A" } },
      manifests: [audience("a", { name: "${var.missing}" })],
    });
    const { stderr, stdout } = await run(`${command} --format json`, { env: { AUDIENCECTL_ENV: "production" } });
    expect(stdout + stderr).toContain("staging");
  });
});

describe("an environment that there is not", () => {
  test.each([
    ["plan --env prod", {}, "there is no environment prod, which --env names"],
    ["plan", { AUDIENCECTL_ENV: "prod" }, "there is no environment prod, which AUDIENCECTL_ENV names"],
    ["list", { AUDIENCECTL_ENV: "prod" }, "there is no environment prod, which AUDIENCECTL_ENV names"],
    ["validate --env prod", {}, "there is no environment prod, which --env names"],
  ])("is told with what names it, and with the one that was meant: %s %j", async (words, env, message) => {
    const { run } = await setUp();
    const { exitCode, stderr } = await run(words, { env });
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining(message)]);
    expect(stderr).toContain("did you mean production?");
  });
});

test("the project file may be given by its folder, whose name may have a dot", async () => {
  const folder = path.join(temporaryFolder(), "team.eu");
  mkdirSync(folder);
  writeProject(folder, [audience("a")]);
  expect((await runWords(["validate", "--project", folder], { cwd: temporaryFolder() })).exitCode).toBe(0);
});

test("AUDIENCECTL_PROJECT names the project file where --project is left out", async () => {
  const { run, file } = await setUp();
  const { exitCode } = await run("validate", { cwd: temporaryFolder(), env: { AUDIENCECTL_PROJECT: file } });
  expect(exitCode).toBe(0);
});

describe("apply at a terminal", () => {
  const applying = "apply --env production --time-scale 600";

  test("names the environment and its space in its question, and takes a yes", async () => {
    const { run, space } = await setUp();
    const { stderr } = await run(applying, { input: "yes\n" });
    expect(stderr).toContain(
      "Apply 1 change to production (space spa_simulated)? 1 to create, 0 to update, 0 to delete\n",
    );
    expect(stderr).toContain('Type "yes" to apply to production (space spa_simulated): ');
    expect(space.audiences()).toHaveLength(1);
  });

  test("takes the typed name alone where the project file says confirm: true", async () => {
    const { run, space } = await setUp({ production: { confirm: true } });
    expect(await run(applying, { input: "yes\n" })).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("Type the name of the environment to apply: ") as string,
    });
    expect(space.audiences()).toEqual([]);
    await run(applying, { input: "production\n" });
    expect(space.audiences()).toHaveLength(1);
  });

  test("takes the typed name for a saved plan, too, where the project file says confirm: true", async () => {
    const { run, space } = await setUp({ production: { confirm: true } });
    await run("plan --env production --time-scale 600 --save plan.json");
    const applySaved = "apply plan.json --time-scale 600";
    expect(await run(applySaved, { input: "yes\n" })).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("Type the name of the environment to apply: ") as string,
    });
    expect(space.audiences()).toEqual([]);
    await run(applySaved, { input: "production\n" });
    expect(space.audiences()).toHaveLength(1);
  });

  test("does not ask about a saved plan otherwise", async () => {
    const { run, space } = await setUp();
    await run("plan --env production --time-scale 600 --save plan.json");
    expect((await run("apply plan.json --time-scale 600", { input: "no\n" })).exitCode).toBe(0);
    expect(space.audiences()).toHaveLength(1);
  });

  test.each(["-y", "--yes", "--auto-approve"])("does not ask with %s", async (flag) => {
    const { run, space } = await setUp({ production: { confirm: true } });
    expect((await run(`${applying} ${flag}`)).exitCode).toBe(0);
    expect(space.audiences()).toHaveLength(1);
  });
});

describe("an import into a project of several environments", () => {
  /** A project without manifests, whose two environments are one simulated space each. */
  async function importing() {
    const set = await setUp({ manifests: [], spec: { manifests: ["**/*.yaml"] } });
    await set.space.byHand.create({
      name: "VIPs",
      audienceType: "USERS",
      definition: { query: "event('Order').count() >= 3" },
    });
    const read = (file: string): string => readFileSync(path.join(set.folder, file), "utf8");
    return { ...set, read };
  }

  test("writes manifests for the environment that was read, which leave the others alone", async () => {
    const { run, read } = await importing();
    await run("import --all --env production");
    const { metadata } = parse(read("audiences/vips.yaml")) as { metadata: object };
    expect(metadata).toEqual({ name: "vips", environments: ["production"], adopt: { key: "vips" } });
  });

  test("finds what another environment has under the same name, and says how to share its manifest", async () => {
    const { run, folder } = await importing();
    await run("import --all --env production");
    writeFileSync(
      path.join(folder, "audiences", "vips.yaml"),
      readFileSync(path.join(folder, "audiences", "vips.yaml"), "utf8").replace("[production]", "[staging]"),
    );
    const { stdout, stderr } = await run("import --all --env production");
    expect(stdout).toBe("");
    expect(stderr).toContain("Not imported: 1 object that manifests declare for other environments: audience/vips\n");
    expect(stderr).toContain("add production to metadata.environments");
  });

  test("writes a manifest of its own for such an object when it is asked for by its key", async () => {
    const { run, read, folder } = await importing();
    await run("import --all --env production");
    writeFileSync(
      path.join(folder, "audiences", "vips.yaml"),
      read("audiences/vips.yaml").replace("[production]", "[staging]"),
    );
    await run("import --key vips --env production");
    expect(read("audiences/vips-2.yaml")).toContain("name: vips-2");
  });
});

describe("plan --all-envs", () => {
  /** A project whose environments are spaces of one workspace; that of staging may be missing. */
  const both = async (staging = "spa_second") => {
    const set = await setUp({
      spec: { environments: { staging: { space: staging }, production: { space: "spa_simulated" } } },
    });
    const first = set.space.stored();
    set.space.simulator.state.spaces.push({ ...structuredClone(first), id: "spa_second", slug: "second" });
    return set;
  };

  test("plans every environment, one after the other", async () => {
    const { run } = await both();
    const { exitCode, stdout } = await run("plan --all-envs --detailed-exitcode");
    expect(exitCode).toBe(2);
    expect(stdout.match(/^Project .*/gm)).toEqual([
      expect.stringContaining("environment staging"),
      expect.stringContaining("environment production"),
    ]);
  });

  test("gives as JSON a list of plans, whatever AUDIENCECTL_ENV says", async () => {
    const { run } = await both();
    const { stdout } = await run("plan --all-envs --format json", { env: { AUDIENCECTL_ENV: "production" } });
    const { plans } = JSON.parse(stdout) as { plans: { environment: string }[] };
    expect(plans.map(({ environment }) => environment)).toEqual(["staging", "production"]);
  });

  test("tells of one that cannot be planned, and plans the others", async () => {
    const { run } = await both("spa_none");
    const { exitCode, stdout, stderr } = await run("plan --all-envs");
    expect(exitCode).toBe(1);
    expect(stdout).toContain(
      "Environment staging could not be planned.\n\nproduction: creates 1 audience\nProject growth",
    );
    expect(stderr).toContain("spa_none");
  });

  test("takes no option that is about one plan", async () => {
    const { run } = await both();
    const { exitCode, stderr } = await run("plan --all-envs --save plan.json");
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining("--save is about one plan")]);
  });
});
