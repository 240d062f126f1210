import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import path from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import schema from "../../schemas/profile.schema.json" with { type: "json" };
import { joinDescription } from "../../src/resources/marker.ts";
import type { CommandResult } from "../support/command.ts";
import { setUpProbe, type ProbedProject } from "../support/probed-project.ts";

const query = { query: "event('Signed Up').count() >= 1" };

/** The first line of the journal of a process of this machine. */
const headOf = (pid: number): string =>
  `${JSON.stringify({ run: "abc123", space: "spa_simulated", pid, host: hostname() })}\n`;

describe("audiencectl probe", () => {
  test("tries out what it can, leaves the space as it was, and writes a profile that fits its schema", async () => {
    const { space, folder, run, profile } = await setUpProbe();
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
    const { space, run, profile, writes } = await setUpProbe();
    const { exitCode, stdout } = await run("probe", "--read-only", "--format", "json");
    expect(exitCode).toBe(0);
    expect(writes()).toEqual([]);
    expect(space.requests.length).toBeLessThan(35);
    expect(JSON.parse(stdout)).toEqual(profile());
    expect(profile().groups["B"]).toMatchObject({ outcome: "left-out" });
  });

  test("marks what is not as the simulator does it without a profile", async () => {
    const { run } = await setUpProbe({ settings: { echoErrorStatus: 404 } });
    const { stdout } = await run("probe", "--read-only");
    expect(stdout).toMatch(/^echoErrorStatus +404 +observed +\d+ +default 400$/m);
  });

  test("has the lines of a trace for its exchanges", async () => {
    const { run, folder, profile } = await setUpProbe();
    await run("probe", "--read-only", "--trace", "trace.jsonl");
    const lines = readFileSync(path.join(folder, "trace.jsonl"), "utf8").trimEnd().split("\n");
    const [n = 0] = profile().settings["echoErrorStatus"]?.exchanges ?? [];
    expect(JSON.parse(lines[n - 1] ?? "")).toMatchObject({ operation: "echo", status: 400 });
  });
});

describe("a probe that could not look at everything", () => {
  test.each([{ writes: "echoed" }, { tokenAccess: "read" }] as const)(
    "ends with 5, where a group ended before its end: %o",
    async (settings) => {
      const { run, profile } = await setUpProbe({ settings });
      const { exitCode, stderr } = await run("probe", "--throwaway", "simulated");
      expect(exitCode).toBe(5);
      expect(stderr).toContain("B ended: ");
      expect(profile().end).toEqual({ how: "complete" });
    },
  );
});

test("with --quiet, a probe tells no progress", async () => {
  const { run } = await setUpProbe();
  expect((await run("probe", "--read-only", "--quiet")).stderr).toBe("");
});

describe("in an environment that wants its name typed out", () => {
  test.each([["--throwaway", "simulated"], ["--sweep"]])("%s writes nothing without it", async (...words) => {
    const { writes, run, runAsked } = await setUpProbe({}, true);
    const unasked = await run("probe", ...words);
    expect(unasked).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("pass --yes") as string });
    const refused = await runAsked("yes\n", "probe", ...words);
    expect(refused).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("not confirmed") as string });
    expect(writes()).toEqual([]);
  });

  test("a probe goes on with it, with --yes, and where it only reads", async () => {
    const { run, runAsked } = await setUpProbe({}, true);
    expect((await run("probe", "--read-only")).exitCode).toBe(0);
    expect((await run("probe", "--sweep", "--yes")).exitCode).toBe(0);
    expect((await runAsked("test\n", "probe", "--sweep")).exitCode).toBe(0);
  });
});

describe("a probe makes nothing", () => {
  const refused = async (
    prepare: (world: ProbedProject) => Promise<void> | void,
    ...words: string[]
  ): Promise<CommandResult> => {
    const world = await setUpProbe();
    await prepare(world);
    const before = world.writes().length;
    const result = await world.run("probe", ...words);
    expect(world.writes().length).toBe(before);
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
    const { exitCode, stderr } = await refused(
      ({ folder }) => mkdirSync(path.join(folder, "probe.json.journal")),
      ...throwaway,
    );
    expect(exitCode).toBe(1);
    expect(stderr).toContain("the journal");
  });

  test.each(["--destination", "--crowded", "--slow"])("when it is only to read and %s asks for more", async (flag) => {
    const { exitCode, stderr } = await refused(
      () => undefined,
      "--read-only",
      flag,
      ...(flag === "--destination" ? ["64a1f0c2e8b5d90012aa0003"] : []),
    );
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`${flag} does nothing with --read-only`);
  });

  test("when the workspace does not have the destination", async () => {
    const { exitCode, stderr } = await refused(() => undefined, ...throwaway, "--destination", "nope");
    expect(exitCode).toBe(1);
    expect(stderr).toContain('the workspace has no destination "nope"');
  });

  test("when another probe with the same journal is running", async () => {
    const { exitCode, stderr } = await refused(({ journal }) => journal.write(headOf(process.ppid)), ...throwaway);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`is running: process ${process.ppid}`);
    expect(stderr).not.toContain("--sweep");
  });
});
