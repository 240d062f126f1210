import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import metadata from "../../package.json" with { type: "json" };
import { ciFileRows, ciSourceFolder, ciSystems, type CiFileRow } from "../../src/commands/init/ci-files.ts";
import { runWords } from "../support/command-line.ts";
import { temporaryFolder } from "../support/project.ts";

const root = path.resolve(import.meta.dirname, "../..");
const rows: readonly CiFileRow[] = ciFileRows;

test("the package holds the folder of the files for CI", () => {
  expect(metadata.files).toContain(ciSourceFolder.replaceAll(path.sep, "/"));
});

test.each(rows)("the package has $source", ({ source }) => {
  expect(existsSync(path.join(root, ciSourceFolder, source))).toBe(true);
});

test("init --ci with every system writes every file, each at its place", async () => {
  const cwd = temporaryFolder();
  const words = ["init", "--yes", "--env", "staging=acme", ...ciSystems.flatMap((system) => ["--ci", system])];
  const { exitCode, stdout, stderr } = await runWords(words, { cwd });
  expect(exitCode, stderr).toBe(0);
  for (const { destination, executable = false } of rows) {
    expect(stdout).toContain(`  ${destination}\n`);
    expect(readFileSync(path.join(cwd, destination), "utf8")).not.toMatch(/AUDIENCECTL_ENV(:-|\s*[:=])\s*production\b/);
    expect((statSync(path.join(cwd, destination)).mode & 0o111) !== 0).toBe(executable);
  }
  expect((await runWords(["validate"], { cwd })).exitCode).toBe(0);
});
