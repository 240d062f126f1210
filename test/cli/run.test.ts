import { describe, expect, test } from "vitest";
import { runWords } from "../support/command-line.ts";
import { audience, temporaryFolder, writeProject } from "../support/project.ts";
import { startSpace } from "../support/space.ts";

async function setUp() {
  const space = await startSpace();
  const folder = temporaryFolder();
  const linked = {
    audienceType: "LINKED",
    definition: { query: "entity('orders').count() >= 1", targetEntity: "orders" },
  };
  writeProject(folder, [audience("linked", linked), audience("classic")]);
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  const run = (...words: string[]) => runWords([...words, "--time-scale", "600"], { cwd: folder, env });
  await run("apply", "--auto-approve");
  return { space, run };
}

describe("audiencectl run", () => {
  test("starts a run of a linked audience by its address", async () => {
    const { space, run } = await setUp();
    const { exitCode, stdout } = await run("run", "audience/linked", "--format", "json");
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ address: "audience/linked", id: space.named("Linked").id });
    expect(space.requests.at(-1)).toMatch(/^POST .*\/runs → 200$/);
  });

  test("refuses an audience that is not linked", async () => {
    const { run } = await setUp();
    const { exitCode, stderr } = await run("run", "audience/classic");
    expect(exitCode).toBe(1);
    expect(stderr).toContain("only LINKED ones can be run");
  });

  test("refuses an address that this project does not own, and suggests one", async () => {
    const { run } = await setUp();
    const { exitCode, stderr } = await run("run", "audience/linkd");
    expect(exitCode).toBe(1);
    expect(stderr).toContain("did you mean audience/linked?");
  });
});
