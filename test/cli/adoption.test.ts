import { describe, expect, test } from "vitest";
import { runWords } from "../support/command-line.ts";
import { audience, temporaryFolder, writeProject, type Manifest } from "../support/project.ts";
import { startSpace, TEST_TIME_SCALE } from "../support/space.ts";

const before = "event('A').count() >= 1";
const after = "event('A').count() >= 2";

/** Runs commands on manifests in a space where somebody made audiences A and B. */
async function prepare(...manifests: Manifest[]) {
  const space = await startSpace();
  for (const name of ["A", "B"])
    await space.byHand.create({ name, audienceType: "USERS", definition: { query: before } });
  const folder = temporaryFolder();
  writeProject(folder, manifests);
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  return (...words: string[]) => runWords([...words, "--time-scale", String(TEST_TIME_SCALE)], { cwd: folder, env });
}

const asItIs = audience("a", { definition: { query: before } }, { adopt: { key: "a" } });
const rewritten = audience("b", { definition: { query: after } }, { adopt: { key: "b" } });

describe("an adoption that writes fields", () => {
  test("shows the query before and after, as an update does, and is counted apart from one that only marks", async () => {
    const { stdout } = await (await prepare(asItIs, rewritten))("plan");
    expect(stdout).toContain(`- ${before}\n          + ${after}\n`);
    expect(stdout).toContain("1 to adopt with changes, 1 to adopt;");
  });

  test("is told when it is applied", async () => {
    const { stdout, stderr } = await (await prepare(asItIs, rewritten))("apply", "--auto-approve", "--format", "json");
    expect(stderr).toMatch(/audience\/a: adopted \(/);
    expect(stderr).toMatch(/audience\/b: adopted with changes \(/);
    expect(JSON.parse(stdout)).toMatchObject({
      outcomes: [{ address: "audience/a" }, { address: "audience/b", withChanges: true }],
    });
  });
});

describe("an adoption that only marks", () => {
  test("is something to apply", async () => {
    const { exitCode } = await (await prepare(asItIs))("plan", "--detailed-exitcode");
    expect(exitCode).toBe(2);
  });

  test("is not told to have changed anything", async () => {
    const { stdout } = await (await prepare(asItIs))("apply", "--auto-approve", "--format", "json");
    expect(JSON.parse(stdout)).not.toHaveProperty("outcomes.0.withChanges");
  });
});
