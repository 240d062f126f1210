import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { runWords } from "../support/command-line.ts";
import { audience, temporaryFolder, writeProject, type Manifest } from "../support/project.ts";

/** A project with a manifest in each of these files of `audiences/`. */
function setUp(files: Record<string, Manifest>) {
  const folder = temporaryFolder();
  writeProject(folder, [audience("first")]);
  for (const [name, manifest] of Object.entries(files)) {
    const file = path.join(folder, "audiences", name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, stringify(manifest));
  }
  return async (...words: string[]) => await runWords(["validate", ...words], { cwd: folder });
}

const faulty = (name: string): Manifest => audience(name, { enabld: true });

describe("validate with files", () => {
  test("reports what is wrong with these, and how much is wrong elsewhere", async () => {
    const run = setUp({ "a.yaml": faulty("a"), "b.yaml": faulty("b") });
    const { exitCode, stderr } = await run("audiences/b.yaml");
    expect(exitCode).toBe(1);
    expect(stderr).toContain("audiences/b.yaml");
    expect(stderr).not.toContain("audiences/a.yaml");
    expect(stderr).toContain("Not shown: 1 finding in other files.\n");
  });

  test("succeeds when nothing is wrong with them", async () => {
    const run = setUp({ "a.yaml": faulty("a") });
    const { exitCode, stdout } = await run("audiences/all.yaml");
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining("1 manifest in 1 file")]);
  });

  test("reads the others as well, so that references are known", async () => {
    const query = "trait('${audience.first.key}') = 'true'";
    const run = setUp({ "a.yaml": audience("a", { definition: { query } }) });
    expect((await run("audiences/a.yaml")).exitCode).toBe(0);
  });

  test("takes a folder and the project file", async () => {
    const run = setUp({ "a.yaml": audience("a") });
    expect((await run("audiences")).stdout).toContain("2 manifests in 2 files");
    expect((await run("audiencectl.yaml")).exitCode).toBe(0);
  });

  test("is an error for a file that no glob of the project matches", async () => {
    const run = setUp({ "a.yml": audience("a") });
    const { exitCode, stderr } = await run("audiences/a.yml");
    expect([exitCode, stderr]).toEqual([
      1,
      expect.stringContaining("audiences/a.yml is not a manifest of this project"),
    ]);
  });
});
