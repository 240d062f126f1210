import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import schema from "../../schemas/profile.schema.json" with { type: "json" };
import type { Profile } from "../../src/probe/generated/profile.ts";
import { joinDescription } from "../../src/resources/marker.ts";
import type { SimulatorOptions } from "../../src/simulator/simulator.ts";
import { runWords } from "../support/command-line.ts";
import type { CommandResult } from "../support/command.ts";
import { audience, temporaryFolder, writeProject } from "../support/project.ts";
import { startSpace, type TestSpace } from "../support/space.ts";

const query = { query: "event('Signed Up').count() >= 1" };

/** An empty space of the slug `simulated`, and a project for it. */
async function setUp(options: SimulatorOptions = {}) {
  const space = await startSpace(options);
  const folder = temporaryFolder();
  writeProject(folder, [audience("vips")]);
  const run = async (...words: string[]): Promise<CommandResult> => {
    const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
    return await runWords([...words, "--time-scale", "600"], { cwd: folder, env });
  };
  const profile = (): Profile => JSON.parse(readFileSync(path.join(folder, "probe.json"), "utf8")) as Profile;
  return { space, folder, run, profile };
}

const writesTo = ({ requests }: TestSpace): string[] => requests.filter((line) => !line.startsWith("GET "));

describe("audiencectl probe", () => {
  test("tries out what it can, leaves the space as it was, and writes a profile that fits its schema", async () => {
    const { space, folder, run, profile } = await setUp();
    await space.byHand.create({ name: "By hand", audienceType: "USERS", definition: query });
    const before = structuredClone(space.audiences());
    const { exitCode, stdout } = await run("probe", "--throwaway", "simulated");
    expect(exitCode).toBe(0);
    const told = profile();
    const ajv = new Ajv2020({ allowUnionTypes: true });
    expect(ajv.validate(schema, told), ajv.errorsText()).toBe(true);
    expect(told.end).toEqual({ how: "complete" });
    expect(told.settings["nameCollision"]).toMatchObject({ value: "suffix", confidence: "observed" });
    expect(stdout).toMatch(/^nameCollision +suffix +observed +\d+$/m);
    expect(stdout).toMatch(/^deleteWithConnections +no destination was given with --destination$/m);
    expect(space.audiences()).toEqual(before);
    expect(existsSync(path.join(folder, "probe.json.journal"))).toBe(false);
  });

  test("makes nothing with --read-only, and takes about thirty requests", async () => {
    const { space, run, profile } = await setUp();
    const { exitCode, stdout } = await run("probe", "--read-only", "--format", "json");
    expect(exitCode).toBe(0);
    expect(writesTo(space)).toEqual([]);
    expect(space.requests.length).toBeLessThan(35);
    expect(JSON.parse(stdout)).toEqual(profile());
    expect(profile().groups["B"]).toMatchObject({ outcome: "left-out" });
  });

  test("marks what is not as the simulator does it without a profile", async () => {
    const { run } = await setUp({ settings: { echoErrorStatus: 404 } });
    const { stdout } = await run("probe", "--read-only");
    expect(stdout).toMatch(/^echoErrorStatus +404 +observed +\d+ +default 400$/m);
  });

  test("has the lines of a trace for its exchanges", async () => {
    const { run, folder, profile } = await setUp();
    await run("probe", "--read-only", "--trace", "trace.jsonl");
    const lines = readFileSync(path.join(folder, "trace.jsonl"), "utf8").trimEnd().split("\n");
    const [n = 0] = profile().settings["echoErrorStatus"]?.exchanges ?? [];
    expect(JSON.parse(lines[n - 1] ?? "")).toMatchObject({ operation: "echo", status: 400 });
  });
});

describe("a probe makes nothing", () => {
  const refused = async (
    prepare: (world: Awaited<ReturnType<typeof setUp>>) => Promise<void> | void,
    ...words: string[]
  ): Promise<CommandResult> => {
    const world = await setUp();
    await prepare(world);
    const before = writesTo(world.space).length;
    const result = await world.run("probe", ...words);
    expect(writesTo(world.space).length).toBe(before);
    return result;
  };
  const throwaway = ["--throwaway", "simulated"];

  test("when it is not told what it may do", async () => {
    const { exitCode, stderr } = await refused(() => undefined);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("--read-only");
  });

  test("when it is told two things", async () => {
    const { exitCode, stderr } = await refused(() => undefined, "--read-only", ...throwaway);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("--read-only and --throwaway do not go together");
  });

  test("when the slug is another one", async () => {
    const { exitCode, stderr } = await refused(() => undefined, "--throwaway", "production");
    expect(exitCode).toBe(3);
    expect(stderr).toContain('has the slug "simulated", and not "production"');
  });

  test("when the space has fifty objects", async () => {
    const { exitCode, stderr } = await refused(
      async ({ space }) => {
        for (let n = 0; n < 50; n += 1)
          await space.byHand.create({ name: `Number ${n}`, audienceType: "USERS", definition: query });
      },
      ...throwaway,
    );
    expect(exitCode).toBe(3);
    expect(stderr).toContain("the space holds 50 objects");
  });

  test("when another project owns something there", async () => {
    const owner = {
      project: "sales",
      environment: "test",
      name: "vips",
      keyHash: "-",
      baseline: "...",
      protect: false,
    };
    const { exitCode, stderr } = await refused(
      async ({ space }) => {
        const description = joinDescription("", owner);
        await space.byHand.create({ name: "Vips", description, audienceType: "USERS", definition: query });
      },
      ...throwaway,
    );
    expect(exitCode).toBe(3);
    expect(stderr).toContain("the space has objects of the project sales");
  });

  test("when a manifest protects something there", async () => {
    const owner = {
      project: "growth",
      environment: "test",
      name: "vips",
      keyHash: "-",
      baseline: "...",
      protect: true,
    };
    const { exitCode, stderr } = await refused(
      async ({ space }) => {
        const description = joinDescription("", owner);
        await space.byHand.create({ name: "Vips", description, audienceType: "USERS", definition: query });
      },
      ...throwaway,
    );
    expect(exitCode).toBe(3);
    expect(stderr).toContain("the space has objects that a manifest protects from deletion");
  });

  test("when a marker there is damaged", async () => {
    const { exitCode, stderr } = await refused(
      async ({ space }) => {
        const description = "[audiencectl:growth@test/vips#2";
        await space.byHand.create({ name: "Vips", description, audienceType: "USERS", definition: query });
      },
      ...throwaway,
    );
    expect(exitCode).toBe(3);
    expect(stderr).toContain("marker is damaged");
  });

  test("when the journal of a probe that was cut short is still there", async () => {
    const { exitCode, stderr } = await refused(
      ({ folder }) => {
        writeFileSync(path.join(folder, "probe.json.journal"), "");
      },
      ...throwaway,
    );
    expect(exitCode).toBe(1);
    expect(stderr).toContain("audiencectl probe --sweep");
  });

  test("when the journal cannot be written", async () => {
    const { exitCode, stderr } = await refused(() => undefined, ...throwaway, "--profile", "nowhere/probe.json");
    expect(exitCode).toBe(1);
    expect(stderr).toContain("without a journal, nothing is made");
  });
});

describe("audiencectl probe --sweep", () => {
  test("deletes what earlier probes left, and nothing else", async () => {
    const { space, run } = await setUp();
    const marked = { description: "[audiencectl-probe:abc123]", audienceType: "USERS", definition: query };
    await space.byHand.create({ name: "audiencectl-probe abc123 4", ...marked });
    await space.byHand.create({ name: "Mine", ...marked });
    const { exitCode, stdout } = await run("probe", "--sweep");
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "1 object of earlier probes deleted.\n" });
    expect(space.audiences().map(({ name }) => name)).toEqual(["Mine"]);
  });

  test("lists what stays and why, ends with 5, and keeps the journal", async () => {
    const { space, folder, run } = await setUp({ settings: { lockSeconds: 100_000 } });
    const name = "audiencectl-probe abc123 4";
    await space.byHand.create({
      name,
      description: "[audiencectl-probe:abc123]",
      audienceType: "USERS",
      definition: query,
    });
    await space.byHand.edit(name, { definition: { query: "event('x').count() >= 2" } });
    const journal = path.join(folder, "probe.json.journal");
    writeFileSync(journal, '{"run":"abc123","space":"spa_simulated"}\n');
    const { exitCode, stderr } = await run("probe", "--sweep");
    expect(exitCode).toBe(5);
    expect(stderr).toContain(`"${name}": its deletion failed (HTTP 409)`);
    expect(existsSync(journal)).toBe(true);
  });

  test("refuses the journal of another space", async () => {
    const { space, folder, run } = await setUp();
    writeFileSync(path.join(folder, "probe.json.journal"), '{"run":"abc123","space":"spa_other"}\n');
    const { exitCode, stderr } = await run("probe", "--sweep");
    expect(exitCode).toBe(1);
    expect(stderr).toContain("is of another space, spa_other");
    expect(writesTo(space)).toEqual([]);
  });
});
