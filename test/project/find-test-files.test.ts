import { symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { findTestFiles } from "../../src/project/find-test-files.ts";
import { openProject, show, writeFiles } from "../manifest/temp-project.ts";

const project = (globs?: string): string =>
  `apiVersion: audiencectl/v1\nkind: Project\nmetadata: {name: growth}\nspec:\n  environments: {a: {space: x}}\n${globs === undefined ? "" : `  tests: ${globs}\n`}`;

async function find(
  files: string[],
  globs?: string,
  prepare: (folder: string) => void = () => {},
): Promise<{ files: string[]; faults: string[] }> {
  const texts = Object.fromEntries(files.map((file) => [file, ""]));
  const folder = writeFiles({ "audiencectl.yaml": project(globs), ...texts });
  prepare(folder);
  const found = findTestFiles(await openProject(folder), folder);
  return { files: found.files.map((file) => path.relative(folder, file)), faults: found.diagnostics.map(show) };
}

describe("test files are found", () => {
  test.each<[string, string[], string | undefined, string[]]>([
    [
      "in the folder tests by default",
      ["a.yaml", "tests/b.yml", "tests/c/d.yaml"],
      undefined,
      ["tests/b.yml", "tests/c/d.yaml"],
    ],
    ["where the project says", ["tests/a.yaml", "checks/b.yaml"], "[checks/*.yaml]", ["checks/b.yaml"]],
    ["without what is taken away", ["tests/a.yaml", "tests/b.yaml"], '["tests/*", "!tests/b.yaml"]', ["tests/a.yaml"]],
    ["nowhere, without a fault, in a project that has none", ["a.yaml"], undefined, []],
    ["nowhere, without a fault, where none are wanted", ["tests/a.yaml"], "[]", []],
  ])("%s", async (_title, files, globs, expected) => {
    expect(await find(files, globs)).toEqual({ files: expected, faults: [] });
  });
});

describe("of the globs of tests it is told", () => {
  test("that one matches nothing", async () => {
    expect((await find(["a.yaml"], "[test/*.yaml]")).faults).toEqual([
      "audiencectl.yaml:6:11-22 error project-glob-matches-nothing: the glob test/*.yaml matches no test [globs are relative to audiencectl.yaml: check the folder's name; when its last test was removed, take the glob out]",
    ]);
  });

  test("that one leads out of the repository", async () => {
    const outside = writeFiles({ "x.yaml": "" });
    const { files, faults } = await find([], undefined, (folder) => symlinkSync(outside, path.join(folder, "tests")));
    expect(files).toEqual([]);
    expect(faults.join()).toMatch(/project-outside-repository: the glob tests.* \[keep tests in the repository/);
  });
});
