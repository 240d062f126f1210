import { describe, expect, test } from "vitest";
import { runWords } from "../support/command-line.ts";
import { audience, temporaryFolder, writeProject } from "../support/project.ts";
import { startSpace } from "../support/space.ts";

/** A project of three audiences, beside an empty space. */
async function setUp() {
  const space = await startSpace();
  const folder = temporaryFolder();
  writeProject(folder, [audience("vip-old"), audience("vip-new"), audience("others")]);
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  const run = async (...words: string[]) => await runWords(words, { cwd: folder, env });
  return { space, folder, run };
}

interface Answer {
  changes: { address: string }[];
  nodes: { id: string }[];
}

describe("an address after the name of a command", () => {
  test("selects what a plan is about", async () => {
    const { run } = await setUp();
    const { stdout } = await run("plan", "audience/vip-new", "--format", "json");
    expect((JSON.parse(stdout) as Answer).changes.map(({ address }) => address)).toEqual(["audience/vip-new"]);
  });

  test("may be a pattern, and goes together with --target", async () => {
    const { run } = await setUp();
    const { stdout } = await run("plan", "audience/vip-*", "--target", "audience/others", "--format", "json");
    expect((JSON.parse(stdout) as Answer).changes).toHaveLength(3);
  });

  test("selects what is applied", async () => {
    const { run, space } = await setUp();
    await run("apply", "audience/others", "audience/vip-old", "--yes", "--time-scale", "600");
    expect(
      space
        .audiences()
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(["Others", "Vip old"]);
  });

  test("selects what drift and graph are about", async () => {
    const { run } = await setUp();
    expect((await run("drift", "audience/others")).stdout).toContain("Left out: 2 objects");
    const { stdout } = await run("graph", "audience/others", "--format", "json");
    expect((JSON.parse(stdout) as Answer).nodes.map(({ id }) => id)).toEqual(["audience/others"]);
  });

  test("that fits nothing is an error with the one that was probably meant", async () => {
    const { run } = await setUp();
    expect(await run("plan", "audience/vip-nw")).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("did you mean audience/vip-new?") as string,
    });
  });

  test("can leave its kind out in no command, and is told with it", async () => {
    const { run } = await setUp();
    expect((await run("plan", "others")).stderr).toContain("did you mean audience/others?");
  });
});

describe("a file where addresses are expected", () => {
  test("that is a saved plan is told with the commands that take it", async () => {
    const { run } = await setUp();
    await run("plan", "--save", "plan.json");
    const { exitCode, stderr } = await run("plan", "plan.json");
    expect([exitCode, stderr]).toEqual([
      1,
      expect.stringContaining("a saved plan is applied with audiencectl apply plan.json"),
    ]);
  });

  test("that is a manifest is told with the command that takes it", async () => {
    const { run } = await setUp();
    expect((await run("drift", "audiences/all.yaml")).stderr).toContain(
      "audiencectl validate audiences/all.yaml checks",
    );
  });
});

describe("apply", () => {
  test("still takes a saved plan, and says how addresses are written where there is none", async () => {
    const { run, space } = await setUp();
    await run("plan", "--save", "plan.json");
    expect((await run("apply", "plan.json", "--time-scale", "600")).exitCode).toBe(0);
    expect(space.audiences()).toHaveLength(3);
    expect((await run("apply", "others")).stderr).toContain("an address is written as audience/NAME");
  });

  test("takes no saved plan beside addresses", async () => {
    const { run } = await setUp();
    await run("plan", "--save", "plan.json");
    const { exitCode, stderr } = await run("apply", "plan.json", "audience/others");
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining("a saved plan is applied alone")]);
  });
});

test("test takes addresses and files, in any order", async () => {
  const { run } = await setUp();
  await run("test", "--new", "audience/others", "--new", "audience/vip-new");
  const { stdout } = await run("test", "audience/others", "tests", "--format", "json");
  expect([...new Set(stdout.match(/audience\/[a-z-]+/g))]).toEqual(["audience/others"]);
});
