import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { runWords } from "../support/command-line.ts";
import { audience, temporaryFolder, trait, writeProject, type Manifest } from "../support/project.ts";
import { startSpace } from "../support/space.ts";

interface Planned {
  changes: { action: string; address: string }[];
}

/** A project that owns what these manifests declare. */
async function setUp(manifests: readonly Manifest[]) {
  const space = await startSpace();
  const folder = temporaryFolder();
  writeProject(folder, manifests);
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  const run = async (...words: string[]) => await runWords([...words, "--time-scale", "600"], { cwd: folder, env });
  expect((await run("apply", "--yes")).exitCode).toBe(0);
  const specify = (more: object): void => {
    const file = path.join(folder, "audiencectl.yaml");
    const project = parse(readFileSync(file, "utf8")) as { spec: object };
    writeFileSync(file, stringify({ ...project, spec: { ...project.spec, ...more } }));
  };
  const plan = async (): Promise<string[]> => {
    const { stdout } = await run("plan", "--format", "json");
    return (JSON.parse(stdout) as Planned).changes.map(({ action, address }) => `${action} ${address}`);
  };
  return { space, folder, run, specify, plan };
}

describe("a pattern under forget", () => {
  test("lets go of all that a project owns, so that it is left in two lines", async () => {
    const { space, run, specify, plan } = await setUp([
      audience("a", {}, { protect: true }),
      audience("b"),
      trait("value"),
    ]);
    specify({ manifests: [], forget: ["*/*"] });
    expect(await plan()).toEqual(["forget audience/a", "forget audience/b", "forget trait/value"]);
    expect((await run("apply", "--yes")).exitCode).toBe(0);
    expect(space.audiences().map(({ name, description }) => [name, description])).toEqual([
      ["A", "No longer managed as code."],
      ["B", "No longer managed as code."],
    ]);
    expect(await plan()).toEqual([]);
  });

  test("lets go of what fits and no manifest declares, and leaves the rest to be deleted", async () => {
    const { folder, specify, plan } = await setUp([
      audience("vip-a"),
      audience("vip-b"),
      audience("other"),
      audience("c"),
    ]);
    writeProject(folder, [audience("vip-b"), audience("c")]);
    specify({ forget: ["audience/vip-*"] });
    expect(await plan()).toEqual(["delete audience/other", "forget audience/vip-a"]);
  });

  test("does not let go of what is renamed", async () => {
    const { folder, specify, plan } = await setUp([audience("a")]);
    writeProject(folder, [audience("b", { name: "A" }, { previousNames: ["a"] })]);
    specify({ forget: ["*/*"] });
    expect(await plan()).toEqual([expect.stringMatching(/^update audience\/b/)]);
  });
});
