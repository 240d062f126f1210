import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import * as init from "../../src/commands/init.ts";
import type { InitOutcome } from "../../src/commands/init/outcome.ts";
import { serveSimulator } from "../../src/simulator/server.ts";
import { runWords } from "../support/command-line.ts";
import { runInProcess, type CommandResult } from "../support/command.ts";
import { destinations, temporaryFolder } from "../support/project.ts";
import { startSpace, TEST_TIME_SCALE, type TestSpace } from "../support/space.ts";
import { sealMarker } from "../support/seal-marker.ts";

const TOKEN = "PLACEHOLDER-TOKEN-9f2c41";

type Given = { options?: object; env?: Record<string, string>; typed?: string[]; input?: string[] };

/** Runs `init` in this process in a folder. */
async function runInit(cwd: string, { options = {}, ...rest }: Given): Promise<CommandResult> {
  const result = await runInProcess(init, { cwd, options: { timeScale: TEST_TIME_SCALE, ...options }, ...rest });
  expect(result.stdout + result.stderr).not.toContain(TOKEN);
  return result;
}

/** A folder, and a space behind a server that a token leads to. */
async function besideSpace() {
  const space = await startSpace();
  const folder = temporaryFolder();
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: TOKEN };
  const run = (options: object, given: Given = {}): Promise<CommandResult> =>
    runInit(folder, { ...given, options, env: { ...env, ...given.env } });
  return { space, folder, env, run };
}

/** A server before the space that answers some requests by itself. */
async function before(space: TestSpace, answer: (path: string) => Response | undefined): Promise<string> {
  const server = await serveSimulator(
    { fetch: (request) => Promise.resolve(answer(new URL(request.url).pathname) ?? space.simulator.fetch(request)) },
    { port: 0 },
  );
  onTestFinished(() => server.close());
  return server.url;
}

function refusal(status: number): Response {
  return Response.json({ errors: [{ type: "not-found", message: "No." }] }, { status });
}

/** Every file below a folder with its text. */
function filesIn(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map((entry) => path.join(entry.parentPath, entry.name)).toSorted();
  return Object.fromEntries(files.map((file) => [path.relative(folder, file), readFileSync(file, "utf8")]));
}

function projectIn(folder: string): string {
  return readFileSync(path.join(folder, "audiencectl.yaml"), "utf8");
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("what init writes", () => {
  test("is a project that is valid and can be tried out, from flags alone", async () => {
    const cwd = temporaryFolder();
    const words = ["init", "--name", "growth", "--env", "staging=acme-dev", "--env", "production=acme-prod:eu"];
    const { exitCode, stderr } = await runWords(words, { cwd });
    expect(exitCode, stderr).toBe(0);
    expect((await runWords(["validate"], { cwd })).stdout).toContain("2 environments: staging, production");
    const plan = await runWords(["plan", "--simulate", "--env", "staging"], { cwd });
    expect(plan.exitCode, plan.stderr).toBe(0);
    expect(plan.stdout).toContain("1 to create");
  });

  test("names spaces and regions in the project file", async () => {
    const folder = temporaryFolder();
    await runInit(folder, { options: { name: "growth", env: ["staging=acme-dev", "production=spa_1:eu"] } });
    expect(projectIn(folder).replace(/^ {2}uid: .*\n/m, "")).toContain(
      [
        "metadata:",
        "  name: growth",
        "spec:",
        '  manifests: ["{audiences,traits,filters}/**/*.{yaml,yml}"]',
        "  environments:",
        "    staging:",
        "      space: acme-dev",
        "      region: us",
        "    production:",
        "      space: spa_1",
        "      region: eu",
        "",
      ].join("\n"),
    );
  });

  test("has a uid of its own that needs no quotes, and a word on what it is for", async () => {
    const uids = await Promise.all(
      Array.from({ length: 3 }, async () => {
        const folder = temporaryFolder();
        await runInit(folder, { options: { yes: true, env: ["test=acme"] } });
        expect(projectIn(folder)).toContain("The uid tells it apart from another project of its name.");
        return /^ {2}uid: ([a-z][a-z0-9]{2}[0-9])$/m.exec(projectIn(folder))?.[1];
      }),
    );
    expect(uids).not.toContain(undefined);
    expect(new Set(uids).size).toBeGreaterThan(1);
  });

  test("has an example that two teams can apply to one space", async () => {
    const { folder, env } = await besideSpace();
    const run = async (team: string, ...words: string[]) =>
      await runWords([...words, "--time-scale", String(TEST_TIME_SCALE)], { cwd: path.join(folder, team), env });
    for (const team of ["growth", "crm"]) {
      mkdirSync(path.join(folder, team));
      await runWords(["init", "--yes", "--env", "test=spa_simulated", "--name", team], {
        cwd: path.join(folder, team),
      });
      const { exitCode, stdout } = await run(team, "apply", "--yes");
      expect(exitCode, stdout).toBe(0);
    }
  });

  test("has an example that is switched off", async () => {
    const folder = temporaryFolder();
    await runInit(folder, { options: { yes: true, env: ["test=acme"] } });
    expect(filesIn(folder)["audiences/example.yaml"]).toContain("\n  enabled: false\n");
  });

  test("has a test of the example that passes and notices every slip", async () => {
    const folder = temporaryFolder();
    await runInit(folder, { options: { yes: true, env: ["test=acme"] } });
    const { stdout } = await runWords(["test", "--coverage", "--mutate"], { cwd: folder });
    expect(stdout).toContain("Coverage of test: 100% (4 of 4)\n");
    expect(stdout).toContain("Mutations of test: 2 of 2 noticed\n");
    expect(stdout).toContain("Passed: 2 expectations in 1 test for test.\n");
  });

  test("has no test of an example that somebody wrote before", async () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, "audiences"));
    writeFileSync(path.join(folder, "audiences", "example.yaml"), "# mine\n");
    await runInit(folder, { options: { yes: true, env: ["test=acme"] } });
    expect(Object.keys(filesIn(folder))).not.toContain("tests/example.yaml");
  });

  test.each([
    [
      "where the package is not installed, as if it were at the top of the repository",
      [],
      "../node_modules",
      "../../node_modules",
    ],
    ["in the project's own folder", ["app/node_modules"], "node_modules", "../node_modules"],
    ["at the top of the repository", ["node_modules"], "../node_modules", "../../node_modules"],
  ])("leads editors to the schemas %s", async (_, installed, fromProject, fromManifest) => {
    const top = temporaryFolder();
    mkdirSync(path.join(top, ".git"));
    for (const modules of installed) mkdirSync(path.join(top, modules, "audiencectl", "schemas"), { recursive: true });
    await runInit(top, { options: { yes: true, env: ["test=acme"], dir: "app" } });
    const line = (from: string, schema: string): string =>
      `# yaml-language-server: $schema=${from}/audiencectl/schemas/${schema}.schema.json\n`;
    expect(projectIn(path.join(top, "app")).startsWith(line(fromProject, "project"))).toBe(true);
    expect(filesIn(top)["app/audiences/example.yaml"]?.startsWith(line(fromManifest, "manifest"))).toBe(true);
  });

  test("is listed with three commands to go on with, which work as they are", async () => {
    const cwd = temporaryFolder();
    const { stdout } = await runWords(["init", "--yes", "--simulate", "--dir", "it's mine"], { cwd });
    expect(stdout).toContain("Written:\n  it's mine/audiencectl.yaml\n  it's mine/audiences/example.yaml\n");
    const commands = [...stdout.matchAll(/^ {2}audiencectl (\w+) --project (\S.*mine')/gm)].map(([, name]) => name);
    expect(commands).toEqual(["validate", "plan", "apply"]);
    const shown = String.raw`--project 'it'\''s mine'`;
    expect(stdout).toContain(`audiencectl plan ${shown} --simulate`);
    const plan = await runWords(["plan", "--project", "it's mine", "--simulate"], { cwd });
    expect(plan.exitCode, plan.stderr).toBe(0);
  });

  test("is told to machines as JSON", async () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, ".gitignore"), "node_modules/\n");
    const options = { format: "json", name: "growth", env: ["test=acme:eu"] };
    const { stdout } = await runInit(folder, { options });
    const outcome = JSON.parse(stdout) as InitOutcome;
    expect(outcome).toMatchObject({
      project: { name: "growth", uid: expect.stringMatching(/^[a-z0-9]{4}$/) as string, directory: folder },
      environments: [{ name: "test", space: "acme", region: "eu", seen: false }],
      written: ["audiencectl.yaml", "audiences/example.yaml", "tests/example.yaml"],
      extended: [".gitignore"],
      leftAlone: [],
    });
    expect(outcome.next.map(({ command }) => command)).toEqual([
      "audiencectl doctor",
      "audiencectl plan",
      "audiencectl apply",
    ]);
  });
});

describe("files that are there", () => {
  test("are left alone and listed", async () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, "audiences"));
    writeFileSync(path.join(folder, "audiences", "example.yaml"), "# mine\n");
    const { stdout } = await runInit(folder, { options: { yes: true, env: ["test=acme"] } });
    expect(stdout).toContain("Left alone, because they are there already:\n  audiences/example.yaml\n");
    expect(filesIn(folder)["audiences/example.yaml"]).toBe("# mine\n");
  });

  test("are left alone as well when they are links that lead nowhere", async () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, "audiences"));
    symlinkSync("../elsewhere.yaml", path.join(folder, "audiences", "example.yaml"));
    const { stdout } = await runInit(folder, { options: { yes: true, env: ["test=acme"] } });
    expect(stdout).toContain("Left alone");
    expect(existsSync(path.join(folder, "elsewhere.yaml"))).toBe(false);
  });

  test.each(["audiencectl.yaml", "a link"])("make init refuse the folder when they are a project: %s", async (kind) => {
    const { space, folder, run } = await besideSpace();
    if (kind === "a link") symlinkSync("nowhere.yaml", path.join(folder, "audiencectl.yaml"));
    else writeFileSync(path.join(folder, "audiencectl.yaml"), "mine");
    const present = filesIn(folder);
    const { exitCode, stderr } = await run({ yes: true });
    expect(exitCode).toBe(1);
    expect(stderr).toContain("there is a project already");
    expect(stderr).toContain("Hint:");
    expect(filesIn(folder)).toEqual(present);
    expect(space.requests).toEqual([]);
  });

  test.each(["audiences", ".gitignore/"])(
    "that are in the way are told before anything is written: %s",
    async (name) => {
      const folder = temporaryFolder();
      if (name.endsWith("/")) mkdirSync(path.join(folder, name));
      else writeFileSync(path.join(folder, name), "a file");
      const present = filesIn(folder);
      const { exitCode, stderr } = await runInit(folder, { options: { yes: true, env: ["test=acme"] } });
      expect(exitCode).toBe(1);
      expect(stderr).toContain(name.replace("/", ""));
      expect(stderr).toContain("nothing was written");
      expect(filesIn(folder)).toEqual(present);
    },
  );

  test.each(["a file", "a link to itself"])("are no folder to set a project up in: %s", async (kind) => {
    const { space, folder, run } = await besideSpace();
    if (kind === "a file") writeFileSync(path.join(folder, "there"), "mine");
    else symlinkSync("there", path.join(folder, "there"));
    const { exitCode, stderr } = await run({ yes: true, dir: "there" });
    expect(exitCode).toBe(1);
    expect(stderr).toContain("there is no folder, and files are to go into it");
    expect(space.requests).toEqual([]);
  });

  test("above are told when they are a project that may take the new manifests for its own", async () => {
    const folder = temporaryFolder();
    await runInit(folder, { options: { yes: true, env: ["test=acme"] } });
    const { stderr, exitCode } = await runInit(folder, { options: { yes: true, env: ["test=acme"], dir: "inner" } });
    expect(exitCode).toBe(0);
    expect(stderr).toContain("audiencectl.yaml is a project, too");
  });
});

describe("what flags say", () => {
  test.each([
    ["growth-2024", "growth-2024"],
    ["Café Crème", "cafe-creme"],
    ["--help", "help"],
    ["$(reboot) `id` ; rm -rf", "reboot-id-rm-rf"],
    ["line\nbreak: {yaml}", "line-break-yaml"],
    ["顧客", "audiences"],
    ["x".repeat(200), "x".repeat(63)],
    ["\u001b[2Jscreen", "2jscreen"],
  ])("of a folder named %j makes a name that a project can have", async (name, expected) => {
    const cwd = temporaryFolder();
    mkdirSync(path.join(cwd, name));
    const { exitCode, stdout, stderr } = await runInit(path.join(cwd, name), {
      options: { yes: true, env: ["test=acme"] },
    });
    expect(exitCode, stderr).toBe(0);
    expect(projectIn(path.join(cwd, name))).toContain(`\n  name: ${expected}\n`);
    expect(stdout).not.toContain("\u001b");
  });

  test.each([
    [{ name: "Growth Team" }, "such as growth-team"],
    [{ name: "" }, "cannot be the name of a project"],
    [{ env: ["acme"] }, "NAME=SPACE"],
    [{ env: ["test="] }, "there is no space"],
    [{ env: ["=acme"] }, "cannot be the name of an environment"],
    [{ env: ["test=acme prod"] }, "cannot be the id or slug"],
    [{ env: ["test=acme:asia"] }, "regions: us, eu"],
    [{ env: ["test=acme:eu:us"] }, "regions: us, eu"],
    [{ env: ["test=a", "test=b"] }, "two environments named test"],
    [{ env: [`test=${"a".repeat(256)}`] }, "cannot be the id or slug"],
    [{ env: ["test=acme"], ci: ["none", "github"] }, "cannot be given together"],
  ])("is refused with a remedy, and nothing is written: %j", async (options, words) => {
    const folder = temporaryFolder();
    const { exitCode, stderr } = await runInit(folder, { options: { yes: true, ...options } });
    expect(exitCode).toBe(1);
    expect(stderr).toContain(words);
    expect(stderr).toContain("Hint:");
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([
    ["an unknown CI system", ["--ci", "travis"]],
    ["a word that no flag takes", ["growth"]],
    ["an unknown flag", ["--force"]],
  ])("stops the program before it writes: %s", async (_, words) => {
    const cwd = temporaryFolder();
    const { exitCode, stdout } = await runWords(["init", "--yes", "--format", "json", ...words], { cwd });
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: "usage" } });
    expect(readdirSync(cwd)).toEqual([]);
  });

  test.each([
    [{}, "--name and --env are needed"],
    [{ name: "growth" }, "--env is needed"],
    [{ env: ["test=acme"] }, "--name is needed"],
    [{ yes: true }, "--env production=SPACE"],
  ])("has to be enough where nobody can be asked: %j", async (options, words) => {
    const folder = temporaryFolder();
    const { exitCode, stderr } = await runInit(folder, { options });
    expect(exitCode).toBe(1);
    expect(stderr).toContain(words);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("a token", () => {
  test("that is missing is told with a command for each environment, which works as it is", async () => {
    const { stdout, stderr } = await runInit(temporaryFolder(), {
      options: { yes: true, name: "growth", env: ["staging=acme-dev", "production=acme"] },
    });
    expect(stderr).toContain(
      "audiencectl doctor --env staging and audiencectl doctor --env production check that later",
    );
    expect(stdout.match(/audiencectl doctor.*? {2}/g)).toHaveLength(2);
  });

  test("that is missing is told with the command that checks it later", async () => {
    const { stdout, stderr } = await runInit(temporaryFolder(), { options: { yes: true, env: ["test=acme"] } });
    expect(stderr).toContain("there is no token");
    expect(stderr).toContain("nor whether another project of this name is there");
    expect(stdout).toContain("audiencectl doctor");
  });

  test("that sees one space makes that the default", async () => {
    const { space, folder, run } = await besideSpace();
    const { exitCode, stdout } = await run({ yes: true });
    expect(exitCode).toBe(0);
    expect(projectIn(folder)).toContain("    production:\n      space: simulated\n      region: us\n");
    expect(stdout).toContain("audiencectl validate");
    expect(space.requests.filter((request) => !request.startsWith("GET "))).toEqual([]);
  });

  test("that sees several spaces is no reason to choose one", async () => {
    const { space, folder, run } = await besideSpace();
    space.simulator.state.spaces.push({ id: "spa_2", slug: "second", name: "2", audiences: [], deletedKeys: [] });
    const { exitCode, stderr } = await run({ yes: true });
    expect(exitCode).toBe(1);
    expect(stderr).toContain("spaces: simulated, second");
    expect(readdirSync(folder)).toEqual([]);
  });

  test("that no region takes stops everything", async () => {
    const { space, folder, run } = await besideSpace();
    space.simulator.settings.tokenAccess = "none";
    const { exitCode, stdout, stderr } = await run({ yes: true, env: ["test=simulated"], format: "json" });
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: "token-refused" } });
    expect(stderr).toContain("Hint:");
    expect(readdirSync(folder)).toEqual([]);
  });

  /** A token of the other region. */
  async function inEurope(options: object) {
    const space = await startSpace();
    const folder = temporaryFolder();
    vi.stubGlobal("fetch", async (request: Request) =>
      new URL(request.url).host === "eu1.api.segmentapis.com" ? await space.simulator.fetch(request) : refusal(401),
    );
    return { folder, ...(await runInit(folder, { options, env: { PUBLIC_API_TOKEN: TOKEN } })) };
  }

  test("of the other region says where the workspace is", async () => {
    const { exitCode, folder } = await inEurope({ yes: true });
    expect(exitCode).toBe(0);
    expect(projectIn(folder)).toContain("region: eu");
  });

  test("of the other region than all environments say is an error", async () => {
    const { exitCode, folder, stderr } = await inEurope({ yes: true, env: ["test=simulated:us"] });
    expect(exitCode).toBe(1);
    expect(stderr).toContain("--env test=simulated:eu");
    expect(readdirSync(folder)).toEqual([]);
  });

  test("that sees none of the spaces makes a misspelt name likely", async () => {
    const { folder, run } = await besideSpace();
    const { exitCode, stderr } = await run({ yes: true, env: ["test=simulatde"] });
    expect(exitCode).toBe(1);
    expect(stderr).toContain("did you mean simulated?");
    expect(readdirSync(folder)).toEqual([]);
  });

  test("that sees only some of the spaces leaves the others to be checked", async () => {
    const { run } = await besideSpace();
    const { exitCode, stdout, stderr } = await run({
      yes: true,
      env: ["test=spa_simulated", "production=acme"],
      format: "json",
    });
    expect(exitCode).toBe(0);
    expect((JSON.parse(stdout) as InitOutcome).environments.map(({ seen }) => seen)).toEqual([true, false]);
    expect(stderr).toContain("audiencectl doctor --env production");
  });

  test.each([403, 404, 500])("whose spaces cannot be listed (%d) is no reason to stop", async (status) => {
    const { space, run } = await besideSpace();
    const PUBLIC_API_URL = await before(space, () => refusal(status));
    const { exitCode, stderr } = await run({ yes: true, env: ["test=simulated"] }, { env: { PUBLIC_API_URL } });
    expect(exitCode).toBe(0);
    expect(stderr).toContain("the spaces could not be looked at");
  });

  test("goes nowhere when PUBLIC_API_URL leads to a host that nobody allowed, and nothing is written", async () => {
    const { folder, run } = await besideSpace();
    const given = { env: { PUBLIC_API_URL: "https://gateway.example" } };
    const { exitCode, stderr } = await run({ yes: true, env: ["test=simulated"] }, given);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("--allow-host gateway.example");
    expect(filesIn(folder)).toEqual({});
  });

  test("goes nowhere with a simulator, which has whatever space is asked for", async () => {
    const { space, folder, run } = await besideSpace();
    const { exitCode, stdout } = await run({ yes: true, simulate: true, env: ["test=anything"] });
    expect(exitCode).toBe(0);
    expect(space.requests).toEqual([]);
    expect(stdout).toContain("audiencectl plan --simulate");
    expect(Object.keys(filesIn(folder))).toEqual([
      ".gitignore",
      "audiencectl.yaml",
      "audiences/example.yaml",
      "tests/example.yaml",
    ]);
  });
});

describe("a space that has objects", () => {
  async function besideObjects() {
    const given = await besideSpace();
    const query = "event('A').count() >= 1";
    for (const name of ["One", "Two"])
      await given.space.byHand.create({ name, audienceType: "USERS", definition: { query } });
    return given;
  }

  test("gets no example that the next apply would create beside them", async () => {
    const { folder, run } = await besideObjects();
    const { exitCode } = await run({ yes: true });
    expect(exitCode).toBe(0);
    expect(Object.keys(filesIn(folder))).toEqual([".gitignore", "audiencectl.yaml"]);
  });

  test("makes doctor and import the next commands, and each works when the one before was run", async () => {
    const { folder, env, run } = await besideObjects();
    const { stdout } = await run({ yes: true });
    expect(stdout).toMatch(
      /audiencectl import --all +write manifests for what is there: 2 objects that no project manages\n/,
    );
    const next = [...stdout.matchAll(/^ {2}audiencectl (\S.*?) {2}/gm)].map(([, words = ""]) => words);
    expect(next).toEqual(["doctor", "import --all", "plan", "apply"]);
    const codes: number[] = [];
    for (const words of next.slice(0, 3))
      codes.push(
        (await runWords([...words.split(" "), "--time-scale", String(TEST_TIME_SCALE)], { cwd: folder, env })).exitCode,
      );
    expect(codes).toEqual([0, 0, 0]);
  });

  test("is the one that the next commands are about, where only one of several has any", async () => {
    const { space, run } = await besideObjects();
    space.simulator.state.spaces.push({ id: "spa_2", slug: "second", name: "2", audiences: [], deletedKeys: [] });
    const { stdout } = await run({ yes: true, env: ["staging=second", "production=simulated"] });
    expect(stdout).toContain("audiencectl import --all --env production");
    expect(stdout).toContain("audiencectl plan --env production");
  });
});

test("an example is said to be what an apply makes", async () => {
  const { run } = await besideSpace();
  expect((await run({ yes: true })).stdout).toContain("makes the example, switched off, unless you replaced it");
});

describe("init --import", () => {
  const unowned = { name: "Unowned", audienceType: "USERS", definition: { query: "event('A').count() >= 1" } };

  /** An audience that is sent to a destination with a secret, of which only a mask is shown. */
  async function createWithSecret(space: TestSpace): Promise<void> {
    await space.byHand.create(unowned);
    const { id } = space.named("Unowned");
    await space.byHand.send("POST", `/spaces/spa_simulated/audiences/${id}/destination-connections`, {
      destination: { id: destinations.adverts, type: "destination" },
      connectionSettings: { adAccount: "one", accessToken: "PLACEHOLDER-ADVERTS" },
    });
  }

  test("writes manifests for what is live, so that a plan has nothing but adoptions", async () => {
    const { space, folder, env, run } = await besideSpace();
    await space.byHand.create(unowned);
    const { exitCode, stdout } = await run({ yes: true, import: true });
    expect(exitCode).toBe(0);
    expect(stdout).toContain("  audiences/unowned.yaml\n");
    expect(Object.keys(filesIn(folder))).toEqual([".gitignore", "audiencectl.yaml", "audiences/unowned.yaml"]);
    const words = ["plan", "--time-scale", String(TEST_TIME_SCALE)];
    expect((await runWords(words, { cwd: folder, env })).stdout).toContain(
      "0 to create, 0 to update, 0 to delete, 1 to adopt",
    );
  });

  test("puts what the import did into the JSON", async () => {
    const { space, run } = await besideSpace();
    await space.byHand.create(unowned);
    const { stdout } = await run({ yes: true, import: true, format: "json" });
    expect(JSON.parse(stdout)).toMatchObject({
      written: ["audiencectl.yaml", ".gitignore", "audiences/unowned.yaml"],
      import: { written: [{ file: "audiences/unowned.yaml", address: "audience/unowned" }] },
    });
  });

  test("lists the secrets that the manifests name in the project file, so that a plan reads them at once", async () => {
    const { space, folder, env, run } = await besideSpace();
    await createWithSecret(space);
    const { exitCode, stderr, stdout } = await run({ yes: true, import: true, format: "json" });
    expect(exitCode, stderr).toBe(0);
    expect(filesIn(folder)["audiencectl.yaml"]).toMatch(/^ {2}secrets: \[\w+_ACCESS_TOKEN\]$/m);
    expect(stderr).not.toContain("the project file has to allow");
    expect(JSON.parse(stdout)).not.toHaveProperty("import.secretsLine");
    const words = ["plan", "--time-scale", String(TEST_TIME_SCALE)];
    expect((await runWords(words, { cwd: folder, env })).stdout).toContain("1 to adopt");
  });

  test("passes them on in the pipelines that it makes, to applies alone", async () => {
    const { space, folder, run } = await besideSpace();
    await createWithSecret(space);
    const { stdout, stderr } = await run({ yes: true, import: true, ci: ["github"] });
    const [, name = ""] = /secret (\w+_ACCESS_TOKEN) of each environment/.exec(stdout) ?? [];
    const line = `\n          ${name}: \${{ secrets[`;
    expect(filesIn(folder)[".github/workflows/audiencectl-apply.yml"]).toContain(line);
    expect(filesIn(folder)[".github/workflows/audiencectl-plan.yml"]).not.toContain(line);
    expect(stderr).not.toContain("does not pass on");
  });

  test("lists them beside what somebody wrote into the project file meanwhile", async () => {
    const { space, folder, run } = await besideSpace();
    await createWithSecret(space);
    const file = path.join(folder, "audiencectl.yaml");
    let isEdited = false;
    const PUBLIC_API_URL = await before(space, (url) => {
      if (!isEdited && url.includes("/destination-connections")) {
        isEdited = true;
        writeFileSync(file, `${readFileSync(file, "utf8")}# mine\n`);
      }
      return undefined;
    });
    await run({ yes: true, import: true }, { env: { PUBLIC_API_URL } });
    expect(filesIn(folder)["audiencectl.yaml"]).toMatch(/^ {2}secrets: \[\w+_ACCESS_TOKEN\]\n# mine\n$/m);
  });

  test("takes the token from standard input for both", async () => {
    const { space, folder, run } = await besideSpace();
    await space.byHand.create(unowned);
    const options = { yes: true, import: true, tokenFile: "-" };
    const { exitCode, stderr } = await run(options, { env: { PUBLIC_API_TOKEN: "" }, input: [TOKEN] });
    expect(exitCode, stderr).toBe(0);
    expect(filesIn(folder)["audiences/unowned.yaml"]).toBeDefined();
  });

  test("of an empty space writes the example, so that the project is valid", async () => {
    const { folder, run } = await besideSpace();
    await run({ yes: true, import: true });
    expect((await runWords(["validate"], { cwd: folder })).stdout).toContain("1 manifest in 1 file");
  });

  test("without a token writes nothing", async () => {
    const folder = temporaryFolder();
    const { exitCode, stderr } = await runInit(folder, { options: { yes: true, env: ["test=acme"], import: true } });
    expect(exitCode).toBe(1);
    expect(stderr).toContain("PUBLIC_API_TOKEN");
    expect(readdirSync(folder)).toEqual([]);
  });

  test("that fails tells what is written and how to import again", async () => {
    const { space, folder, run } = await besideSpace();
    const PUBLIC_API_URL = await before(space, (path) => (path.includes("/audiences") ? refusal(403) : undefined));
    const { exitCode, stdout, stderr } = await run({ yes: true, import: true }, { env: { PUBLIC_API_URL } });
    expect(exitCode).toBe(1);
    expect(stdout).toContain("  audiencectl.yaml\n");
    expect(stderr).toContain("the project is set up, and the import failed");
    expect(stderr).toContain("audiencectl import --all --project");
    expect(existsSync(path.join(folder, "audiencectl.yaml"))).toBe(true);
  });
});

describe("objects that carry the project's name already", () => {
  /** A space whose audiences are marked by these scopes. */
  async function marked(...scopes: string[]) {
    const beside = await besideSpace();
    for (const [index, scope] of scopes.entries())
      await beside.space.byHand.create({
        name: `Marked ${index}`,
        audienceType: "USERS",
        definition: { query: "event('A').count() >= 1" },
        description: sealMarker(`[audiencectl:${scope}/a${index}#2 Kq9z abc]`),
      });
    return beside;
  }

  test("are told by scope with what to do, and nothing fails for them", async () => {
    const { folder, run } = await marked(
      "growth.k3f9@production",
      "growth.k3f9@production",
      "growth@old",
      "other@test",
    );
    const { exitCode, stderr } = await run({ name: "growth", env: ["production=simulated"] });
    expect(exitCode).toBe(0);
    expect(stderr).toContain(
      "3 objects in the spaces are marked by a project growth already: 2 of growth.k3f9@production and 1 of growth@old; if that is another project, take another name; if it is this one, its uid belongs under metadata: uid: k3f9",
    );
    expect(stderr).not.toContain("previousNames");
    expect(projectIn(folder)).not.toContain("k3f9");
  });

  test("are told how they become the new project's own where their marker has no uid", async () => {
    const { run } = await marked("growth@production");
    const { stderr } = await run({ name: "growth", env: ["production=simulated"] });
    expect(stderr).toContain(
      "if it is this project from before it had a uid, previousNames: [growth] belongs under metadata, and 1 object without a uid in the marker becomes its own",
    );
  });

  test("of other names are nothing to tell", async () => {
    const { run } = await marked("other.k3f9@production");
    const { stderr } = await run({ name: "growth", env: ["production=simulated"] });
    expect(stderr).not.toContain("marked by");
  });

  test.each([
    ["another name", ["growth-2"], /name: growth-2\n {2}uid: (?!k3f9)/],
    ["the uid of that project", ["k3f9"], /name: growth\n {2}uid: k3f9\n/],
    ["nothing", [""], /name: growth\n {2}uid: (?!k3f9)/],
  ])("are asked about at a terminal, and %s is an answer", async (_, typed, expected) => {
    const { folder, run } = await marked("growth.k3f9@production");
    const options = { name: "growth", env: ["production=simulated"], ci: ["none"], import: false };
    const { exitCode, stderr } = await run(options, { typed });
    expect(exitCode, stderr).toBe(0);
    expect(stderr).toContain("Another name, the uid of that project, or nothing to keep the name: ");
    expect(projectIn(folder)).toMatch(expected);
  });

  test("are not known of where the space cannot be read, which is said", async () => {
    const { space, folder, run } = await besideSpace();
    const url = await before(space, (at) => (at.endsWith("/audiences") ? refusal(403) : undefined));
    const { exitCode, stderr } = await run(
      { name: "growth", env: ["production=simulated"] },
      { env: { PUBLIC_API_URL: url } },
    );
    expect(exitCode).toBe(0);
    expect(stderr).toContain("so another project of this name may be there; audiencectl doctor --env production tells");
    expect(projectIn(folder)).toContain("name: growth");
  });
});
