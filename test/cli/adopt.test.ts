import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { ensureSpace } from "../../src/simulator/ensure-space.ts";
import { runWords } from "../support/command-line.ts";
import { temporaryFolder } from "../support/project.ts";
import { spaceWithDestinations, startSpace, TEST_TIME_SCALE } from "../support/space.ts";

const vips = `# Our best customers.
apiVersion: audiencectl/v1
kind: Audience
metadata:
  name: vips # the address
  # It was made in the app once.
  adopt: { key: vips } # from the app
  labels: { team: growth }
spec:
  name: Vips
  audienceType: USERS
  enabled: true
  definition:
    query: event('A').count() >= 1 # once is enough
`;

const body = { audienceType: "USERS", enabled: true, definition: { query: "event('A').count() >= 1" } };

/** A space with the audience Vips that nobody owns, one for production with another, and a project with these manifest files. */
async function setUp(files: Record<string, string>, environments = "    staging: { space: spa_simulated }\n") {
  const state = spaceWithDestinations();
  ensureSpace(state, "spa_production");
  ensureSpace(state, "spa_qa");
  const space = await startSpace({ state, settings: { computeSeconds: 0, lockSeconds: 0, listLagSeconds: 0 } });
  const folder = temporaryFolder();
  const project = `apiVersion: audiencectl/v1\nkind: Project\nmetadata: { name: growth }\nspec:\n  manifests: [audiences/*.yaml]\n  environments:\n`;
  writeFileSync(path.join(folder, "audiencectl.yaml"), project + environments);
  mkdirSync(path.join(folder, "audiences"));
  const write = (name: string, text: string): void => writeFileSync(path.join(folder, "audiences", name), text);
  for (const [name, text] of Object.entries(files)) write(name, text);
  await space.byHand.create({ name: "Vips", ...body });
  await space.byHand.send("POST", "/spaces/spa_production/audiences", { name: "Vips", ...body });
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  const run = async (words: string) =>
    await runWords([...words.split(" "), "--time-scale", String(TEST_TIME_SCALE)], { cwd: folder, env });
  const apply = async (name = "staging"): Promise<void> => {
    const { exitCode, stderr } = await run(`apply --env ${name} --yes`);
    expect(exitCode, stderr).toBe(0);
  };
  const read = (name: string): string => readFileSync(path.join(folder, "audiences", name), "utf8");
  return { space, run, apply, read, write };
}

const both = "    staging: { space: spa_simulated }\n    production: { space: spa_production }\n";

describe("audiencectl adopt", () => {
  test("lists a line as needed until the object is adopted, and as used from then on", async () => {
    const { run, apply } = await setUp({ "vips.yaml": vips });
    const before = await run("adopt");
    expect([before.exitCode, before.stdout]).toEqual([
      0,
      "audiences/vips.yaml:5:9: audience/vips: needed: staging: not adopted yet\n",
    ]);
    await apply();
    const after = await run("adopt");
    expect(after.stdout).toBe("audiences/vips.yaml:5:9: audience/vips: used\n");
    expect(after.stderr).toMatch(/audiencectl adopt --cleanup .*takes 1 used line out/);
  });

  test("takes a used line out and leaves every other byte, and the next plan is empty", async () => {
    const { run, apply, read } = await setUp({ "vips.yaml": vips });
    await apply();
    const { exitCode, stdout } = await run("adopt --cleanup");
    expect([exitCode, stdout]).toEqual([0, "audiences/vips.yaml: audience/vips\n"]);
    expect(read("vips.yaml")).toBe(vips.replace("  adopt: { key: vips } # from the app\n", ""));
    expect((await run("plan --detailed-exitcode")).exitCode).toBe(0);
  });

  test("takes nothing out of a manifest whose object is not adopted yet, and says so", async () => {
    const { run, read } = await setUp({ "vips.yaml": vips });
    const { exitCode, stdout, stderr } = await run("adopt --cleanup");
    expect([exitCode, stdout, read("vips.yaml")]).toEqual([0, "", vips]);
    expect(stderr).toContain("audience/vips keeps its adopt line: staging: not adopted yet");
  });

  test("shows with --diff what it would take out, and writes nothing", async () => {
    const { run, apply, read } = await setUp({ "vips.yaml": vips });
    await apply();
    const { exitCode, stdout } = await run("adopt --cleanup --diff");
    expect(exitCode).toBe(0);
    expect(stdout).toContain("-  adopt: { key: vips } # from the app");
    expect(read("vips.yaml")).toBe(vips);
  });

  test("keeps a line that another environment still needs", async () => {
    const { run, apply, read } = await setUp({ "vips.yaml": vips }, both);
    await apply("staging");
    const { stderr } = await run("adopt --cleanup");
    expect(stderr).toContain("audience/vips keeps its adopt line: production: not adopted yet");
    expect(read("vips.yaml")).toBe(vips);
    await apply("production");
    await run("adopt --cleanup");
    expect(read("vips.yaml")).not.toContain("adopt");
  });

  describe("where a new environment has nothing to adopt", () => {
    const withNew = `${both}    qa: { space: spa_qa }\n`;
    const onlyQa = `    staging: { space: spa_simulated }\n    qa: { space: spa_qa }\n`;

    test("takes out a line that another environment has used, and the plan of the new one creates the object", async () => {
      const { run, apply, read } = await setUp({ "vips.yaml": vips }, onlyQa);
      await apply("staging");
      expect((await run("plan --env qa")).exitCode).toBe(3);
      expect((await run("adopt --cleanup")).stdout).toBe("audiences/vips.yaml: audience/vips\n");
      expect(read("vips.yaml")).not.toContain("adopt");
      expect(await run("plan --env qa")).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("1 to create") });
      expect((await run("plan --env staging --detailed-exitcode")).exitCode).toBe(0);
    });

    test("keeps a line that no environment has used", async () => {
      const { run, read } = await setUp({ "vips.yaml": vips }, onlyQa);
      await run("adopt --cleanup");
      expect(read("vips.yaml")).toBe(vips);
    });

    test("keeps a line that a third environment still needs", async () => {
      const { run, apply } = await setUp({ "vips.yaml": vips }, withNew);
      await apply("staging");
      const { stderr } = await run("adopt --cleanup");
      expect(stderr).toContain("audience/vips keeps its adopt line: production: not adopted yet");
    });
  });

  test("keeps a line of another environment than the one that is read", async () => {
    const { run, apply, read } = await setUp({ "vips.yaml": vips }, both);
    await apply("staging");
    await apply("production");
    const { stderr } = await run("adopt --cleanup --env staging");
    expect(stderr).toContain("audience/vips keeps its adopt line: production: its space was not read");
    expect(read("vips.yaml")).toBe(vips);
  });

  test("looks at the environments that a manifest belongs to, and at no others", async () => {
    const only = vips.replace("  labels:", "  environments: [staging]\n  labels:");
    const { space, run, apply, read } = await setUp({ "vips.yaml": only }, both);
    await apply("staging");
    space.requests.length = 0;
    await run("adopt --cleanup");
    expect(read("vips.yaml")).not.toContain("adopt");
    expect(space.requests.filter((request) => request.includes("spa_production"))).toEqual([]);
  });

  test("keeps a line that names another object than the one that the project has at this address", async () => {
    const { space, run, apply, read, write } = await setUp({ "vips.yaml": vips });
    await apply();
    await space.byHand.create({ name: "Other", ...body });
    const [{ id }, own] = [space.named("Other"), space.named("Vips")];
    const misled = vips.replace("{ key: vips }", `{ id: ${id} }`);
    write("vips.yaml", misled);
    const { stderr } = await run("adopt --cleanup");
    expect(stderr).toContain(`it names ${id}, and the object at this address is ${own.id}`);
    expect(read("vips.yaml")).toBe(misled);
  });

  test("keeps a line without which the query would be refused, because what Segment runs is believed", async () => {
    const odd = "event('A').cuont() >= 1";
    const { space, run, apply, read } = await setUp({ "odd.yaml": vips.replace("event('A').count() >= 1", odd) });
    const stored = space.stored();
    stored.audiences = stored.audiences.map((one) => ({ ...one, query: odd }));
    await apply();
    const text = read("odd.yaml");
    const { exitCode, stderr } = await run("adopt --cleanup");
    expect([exitCode, read("odd.yaml")]).toEqual([1, text]);
    expect(stderr).toContain("without it, validate would refuse the manifest");
  });

  test("leaves a line to a person that it cannot take out, and ends with 1", async () => {
    const anchored = vips.replace("adopt: { key: vips }", "adopt: &mark { key: vips }");
    const { run, apply, read } = await setUp({ "vips.yaml": anchored });
    await apply();
    const { exitCode, stderr } = await run("adopt --cleanup");
    expect([exitCode, read("vips.yaml")]).toEqual([1, anchored]);
    expect(stderr).toContain("Hint: take adopt out of its metadata by hand");
  });

  test("takes the lines of several documents of one file out at once, in block and in flow style", async () => {
    const block = vips.replace("adopt: { key: vips } # from the app", "adopt:\n    name: Vips");
    const flow = `apiVersion: audiencectl/v1\nkind: Audience\nmetadata: { name: flow, adopt: { name: Flow } }\nspec:\n  name: Flow\n  audienceType: USERS\n  definition: { query: "event('A').count() >= 1" }\n`;
    const { space, run, apply, read } = await setUp({ "all.yaml": `${block}---\n${flow}` });
    await space.byHand.create({ name: "Flow", ...body });
    await apply();
    expect((await run("adopt --cleanup")).stdout).toBe(
      "audiences/all.yaml: audience/vips\naudiences/all.yaml: audience/flow\n",
    );
    expect(read("all.yaml")).toBe(
      `${block}---\n${flow}`.replace("  adopt:\n    name: Vips\n", "").replace(", adopt: { name: Flow }", ""),
    );
  });

  test("refuses --diff without --cleanup, and an environment that is none", async () => {
    const { run } = await setUp({ "vips.yaml": vips });
    expect(await run("adopt --diff")).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("write audiencectl adopt --cleanup --diff") as string,
    });
    expect(await run("adopt --env stagin")).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("did you mean staging?") as string,
    });
  });

  test("gives the lines and what became of them as JSON", async () => {
    const { run, apply } = await setUp({ "vips.yaml": vips });
    await apply();
    expect(JSON.parse((await run("adopt --cleanup --format json")).stdout)).toMatchObject({
      lines: [{ address: "audience/vips", adopt: { key: "vips" }, environments: ["staging"], type: "used" }],
      dropped: [{ file: "audiences/vips.yaml", address: "audience/vips" }],
      left: [],
    });
  });
});
