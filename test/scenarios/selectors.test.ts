import { describe, expect, test } from "vitest";
import * as applyCommand from "../../src/commands/apply.ts";
import * as importCommand from "../../src/commands/import.ts";
import * as planCommand from "../../src/commands/plan.ts";
import type { Plan } from "../../src/plan/generated/plan.ts";
import { runInProcess, type CommandModule, type CommandResult } from "../support/command.ts";
import { audience, destination, destinations } from "../support/project.ts";
import { watchSpace, type WatchedSpace } from "../support/watched-space.ts";
import { TEST_TIME_SCALE } from "../support/space.ts";

const off = { enabled: false };
const sent = { destinations: [destination(destinations.mailroom)] };

function run(
  { folder, space }: WatchedSpace,
  module: CommandModule,
  options: object,
  positional: string[] = [],
): Promise<CommandResult> {
  return runInProcess(module, {
    cwd: folder,
    env: { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" },
    options: { timeScale: TEST_TIME_SCALE, format: "json", lockTimeout: 600_000, autoApprove: true, ...options },
    positional: [positional],
  });
}

const addresses = ({ stdout }: CommandResult): string[] =>
  (JSON.parse(stdout) as Plan).changes.map(({ action, address }) => `${action} ${address}`);

describe("a selection", () => {
  test("lets an apply change nothing else, and the next plan shows the rest", async () => {
    const watched = await watchSpace([audience("a"), audience("b"), audience("gone")]);
    watched.declare([audience("a", off), audience("b", off), audience("new")]);
    const applied = await run(watched, applyCommand, { target: ["audience/a", "audience/n*"] });
    expect(applied.exitCode, applied.stderr).toBe(0);
    expect(JSON.parse(applied.stdout)).toMatchObject({
      verdict: "complete",
      unselected: { count: 2, by: ["--target audience/a", "--target audience/n*"] },
    });
    expect(addresses(await run(watched, planCommand, {}))).toEqual(["update audience/b", "delete audience/gone"]);
  });

  test("by labels leaves alone what no manifest declares any more", async () => {
    const watched = await watchSpace([audience("a", {}, { labels: { team: "growth" } }), audience("gone")]);
    watched.declare([audience("a", off, { labels: { team: "growth" } }), audience("new")]);
    expect(addresses(await run(watched, planCommand, { selector: "team=growth" }))).toEqual(["update audience/a"]);
    expect(addresses(await run(watched, planCommand, { exclude: ["audience/a"] }))).toEqual([
      "delete audience/gone",
      "create audience/new",
    ]);
  });

  test("reads the lists and the parts of what is selected, and no others", async () => {
    const watched = await watchSpace([audience("a", sent), audience("b", sent), audience("c", sent)]);
    const requestsOf = async (options: object): Promise<string[]> => {
      watched.space.requests.length = 0;
      await run(watched, planCommand, options);
      return watched.space.requests.filter((request) => /audiences\/aud_\w+\//.test(request));
    };
    const ofAll = await requestsOf({});
    const ofOne = await requestsOf({ target: ["audience/b"] });
    expect(new Set(ofOne.map((request) => /aud_\w+/.exec(request)?.[0]))).toEqual(
      new Set([watched.space.named("B").id]),
    );
    expect(ofAll).toHaveLength(3 * ofOne.length);
  });

  test("is told of in every format of a plan", async () => {
    const watched = await watchSpace([audience("a"), audience("b")]);
    for (const format of ["text", "markdown", "html", "github"]) {
      const { stdout } = await run(watched, planCommand, { format, target: ["audience/a"] });
      expect(stdout, format).toMatch(/Left out[^]*1 object by[^]*--target audience\/a/);
    }
  });

  test("that fits nothing is an error before anything is written", async () => {
    const watched = await watchSpace([audience("vip")]);
    watched.declare([audience("vip", off)]);
    const { exitCode, stdout } = await run(watched, applyCommand, { target: ["audience/vpi"] });
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      error: { code: "selection", hint: "did you mean audience/vip?" },
    });
    expect(watched.space.named("Vip").enabled).toBe(true);
  });

  test("cannot be made in a saved plan", async () => {
    const watched = await watchSpace([audience("a")]);
    watched.declare([audience("a", off)]);
    await run(watched, planCommand, { save: "plan.json" });
    for (const flags of [{ target: ["audience/a"] }, { selector: "team" }, { onlyChanged: true }]) {
      const { exitCode, stdout } = await run(watched, applyCommand, flags, ["plan.json"]);
      expect(exitCode).toBe(1);
      expect(JSON.parse(stdout)).toMatchObject({ error: { code: "usage" } });
    }
  });

  test("when a plan is saved, is what is applied and read", async () => {
    const watched = await watchSpace([audience("a", sent), audience("b", sent)]);
    watched.declare([audience("a", { ...sent, ...off }), audience("b", { ...sent, ...off })]);
    await run(watched, planCommand, { save: "plan.json", target: ["audience/b"] });
    watched.space.requests.length = 0;
    const applied = await run(watched, applyCommand, {}, ["plan.json"]);
    expect(applied.exitCode, applied.stderr).toBe(0);
    expect(JSON.parse(applied.stdout)).toMatchObject({ unselected: { count: 1, by: ["--target audience/b"] } });
    expect([watched.space.named("A").enabled, watched.space.named("B").enabled]).toEqual([true, false]);
    expect(watched.space.requests.filter((each) => each.includes(watched.space.named("A").id))).toEqual([]);
  });
});

describe("drift of a selection", () => {
  test("tells of nothing else, and says so in every format", async () => {
    const watched = await watchSpace([audience("a"), audience("b")]);
    await watched.space.byHand.edit("A", off);
    const { exitCode, found } = await watched.drift({ target: ["audience/b"] });
    expect(exitCode).toBe(0);
    expect(found).toMatchObject({ drift: false, edited: [], unselected: { count: 1, by: ["--target audience/b"] } });
    expect((await watched.drift({ exclude: ["audience/b"] })).found.edited).toMatchObject([{ address: "audience/a" }]);
    for (const format of ["text", "markdown", "html", "github", "junit", "sarif"]) {
      const { stdout } = await watched.read({ format, target: ["audience/b"] });
      expect(stdout, format).toMatch(/(Left out|unselected)[^]*--target audience\/b/);
    }
  });

  test("lists nothing that nobody owns, and cannot be asked to fail for it", async () => {
    const watched = await watchSpace([audience("a")]);
    await watched.space.byHand.create({
      name: "Stray",
      audienceType: "USERS",
      definition: { query: "event('S').count() >= 1" },
    });
    expect((await watched.drift({ target: ["audience/a"] })).found.unmanaged).toEqual([]);
    const { exitCode, stdout } = await watched.read({ format: "json", target: ["audience/a"], unmanaged: "fail" });
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: "usage" } });
  });

  test("takes a base for what has changed alone", async () => {
    const watched = await watchSpace([audience("a")]);
    const { exitCode, stdout } = await watched.read({ format: "json", base: "main" });
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: "usage" } });
  });

  test("has a record of its own", async () => {
    const watched = await watchSpace([audience("a"), audience("b")]);
    await watched.read({ sinceDigest: "record.json", target: ["audience/a"] });
    const { exitCode, stderr } = await watched.read({ sinceDigest: "record.json" });
    expect(exitCode).toBe(1);
    expect(stderr).toContain("selection");
  });
});

test("import --update of a selection brings back no other edit", async () => {
  const watched = await watchSpace([audience("a"), audience("b")]);
  await watched.space.byHand.edit("A", off);
  await watched.space.byHand.edit("B", off);
  const { exitCode, stdout, stderr } = await run(watched, importCommand, { update: true, target: ["audience/b"] });
  expect(exitCode, stderr).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ updated: [{ address: "audience/b" }], unselected: { count: 1 } });
  expect(JSON.stringify(JSON.parse(stdout))).not.toContain('audience/a"');
});

describe("what a selection names and is gone", () => {
  test("is done already for a saved plan that is applied again", async () => {
    const watched = await watchSpace([audience("a"), audience("gone")]);
    watched.declare([audience("a")]);
    await run(watched, planCommand, { save: "plan.json", target: ["audience/gone"] });
    for (const status of ["done", "unchanged"]) {
      const applied = await run(watched, applyCommand, {}, ["plan.json"]);
      expect(applied.exitCode, applied.stderr).toBe(0);
      expect(JSON.parse(applied.stdout)).toMatchObject({ outcomes: [{ address: "audience/gone", status }] });
    }
  });

  test("cannot be told from a misspelt address by a new plan, which says what it may be", async () => {
    const watched = await watchSpace([audience("a"), audience("gone")]);
    watched.declare([audience("a")]);
    const target = { target: ["audience/gone"] };
    expect((await run(watched, applyCommand, target)).exitCode).toBe(0);
    const again = await run(watched, applyCommand, target);
    expect(again.exitCode).toBe(1);
    expect(JSON.parse(again.stdout)).toMatchObject({
      error: { code: "selection", hint: expect.stringContaining("what an apply has deleted") as string },
    });
  });
});
