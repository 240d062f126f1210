import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { runWords } from "../support/command-line.ts";
import { audience, temporaryFolder, writeProject, type Manifest } from "../support/project.ts";
import { startSpace } from "../support/space.ts";

/** A project growth with one environment, test, and an applied audience A. */
async function setUp() {
  const space = await startSpace();
  const folder = temporaryFolder();
  const declare = (...manifests: Manifest[]): void => writeProject(folder, manifests);
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  const run = (...words: string[]) => runWords([...words, "--time-scale", "600"], { cwd: folder, env });
  const comment = async (...words: string[]): Promise<string> => {
    await run(...words, "--out", "markdown=said.md");
    return readFileSync(path.join(folder, "said.md"), "utf8");
  };
  declare(audience("a"));
  await run("apply", "--auto-approve");
  return { space, folder, declare, run, comment };
}

describe("the comment of a command that came to no result", () => {
  test("names project and environment of a failed plan in its marker and its heading", async () => {
    const { declare, comment } = await setUp();
    declare(audience("a", { enbled: true }));
    const said = await comment("plan");
    expect(
      said.startsWith("<!-- audiencectl failure growth/test -->\n\n## No plan for `growth`, environment `test`\n"),
    ).toBe(true);
  });

  test("names an environment that was asked for and is not there", async () => {
    const { comment } = await setUp();
    expect(await comment("plan", "--env", "staging")).toContain("## No plan for `growth`, environment `staging`\n");
  });

  test("names the folder where the project file cannot be read", async () => {
    const { folder, comment } = await setUp();
    writeFileSync(path.join(folder, "audiencectl.yaml"), "kind: Project\n");
    expect(await comment("plan", "--project", ".", "--env", "test")).toContain(
      "## No plan for `.`, environment `test`\n",
    );
  });

  test("tells a refused apply from a stale one", async () => {
    const { declare, run, comment } = await setUp();
    declare(audience("b"));
    await run("plan", "--save", "plan.json");
    declare();
    expect(await comment("apply", "--auto-approve")).toContain("## Refused apply of `growth`, environment `test`\n");
    expect(await comment("apply", "plan.json")).toContain("## Stale apply of `growth`, environment `test`\n");
  });

  test("names what a stale plan leaves undone although it is as approved", async () => {
    const { space, declare, run, comment } = await setUp();
    declare(audience("a", { name: "From the plan" }), audience("b"));
    await run("plan", "--save", "plan.json");
    await space.byHand.edit("A", { name: "By hand" });
    expect(await comment("apply", "plan.json")).toContain("Not done, although as approved: audience/b");
  });
});
