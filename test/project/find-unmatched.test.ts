import { chmodSync, symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { findManifestFiles } from "../../src/project/find-manifest-files.ts";
import { openProject, show, writeFiles } from "../manifest/temp-project.ts";

const project = (globs: string): string =>
  `apiVersion: audiencectl/v1\nkind: Project\nmetadata: {name: growth}\nspec:\n  environments: {a: {space: x}}\n  manifests: ${globs}\n`;

/** YAML files that no glob matches in a folder with these files, and the findings. */
async function find(files: string[], globs: string, prepare: (folder: string) => void = () => {}) {
  const texts = Object.fromEntries(files.map((file) => [file, file.endsWith("audiencectl.yaml") ? project("[]") : ""]));
  const folder = writeFiles({ "audiencectl.yaml": project(globs), ...texts });
  prepare(folder);
  const { unmatched, diagnostics } = findManifestFiles(await openProject(folder), folder);
  return { unmatched: unmatched.map((file) => path.relative(folder, file)), faults: diagnostics.map(show) };
}

describe("YAML files that no glob matches are found", () => {
  test.each<[string, string[], string, string[]]>([
    ["with another extension", ["a/x.yaml", "a/y.yml", "a/Z.YAML"], '["a/**/*.yaml"]', ["a/Z.YAML", "a/y.yml"]],
    ["in a folder below", ["a/x.yaml", "a/old/y.yaml"], '["a/*.yaml"]', ["a/old/y.yaml"]],
    ["beside a file that is named", ["a/x.yaml", "a/y.yaml"], "[a/x.yaml]", ["a/y.yaml"]],
    [
      "in a folder that no glob names",
      ["a/x.yaml", "b/y.yml", "c/z.yaml"],
      '["{a,b}/**/*.yaml"]',
      ["b/y.yml", "c/z.yaml"],
    ],
    ["in and below the project's folder", ["x.yaml", "y.yml", "c/d/z.yml"], '["*.yaml"]', ["c/d/z.yml", "y.yml"]],
    ["where nothing is left", ["a/x.yaml"], "[]", ["a/x.yaml"]],
    ["but not what is taken away on purpose", ["a/x.yaml", "a/y.yml"], '["a/*.yaml", "!a/*.yml"]', []],
    ["but not what a further glob matches", ["a/x.yaml", "a/y.yml"], '["a/*.yaml", "a/*.yml"]', []],
    ["but not in another project", ["a/x.yaml", "a/p/audiencectl.yaml", "a/p/q/y.yml"], '["a/*.yaml"]', []],
    ["but not in dot-folders and packages", ["a/x.yaml", "a/.b/y.yml", "a/node_modules/z.yml"], '["a/*.yaml"]', []],
    ["but nothing else", ["a/x.yaml", "a/y.json", "a/z.txt"], '["a/*.yaml"]', []],
  ])("%s", async (_title, files, globs, unmatched) => {
    expect(await find(files, globs)).toEqual({ unmatched, faults: [] });
  });

  test("but not by way of a link to what is matched, or out of the repository", async () => {
    const outside = writeFiles({ "secret.yml": "" });
    const { unmatched, faults } = await find(["a/x.yaml"], '["a/*.yaml"]', (folder) => {
      symlinkSync("x.yaml", path.join(folder, "a/y.yml"));
      symlinkSync(path.join(outside, "secret.yml"), path.join(folder, "a/z.yml"));
      symlinkSync(outside, path.join(folder, "a/out"));
      symlinkSync("nowhere", path.join(folder, "a/broken.yml"));
    });
    expect({ unmatched, faults }).toEqual({ unmatched: [], faults: [] });
  });

  test("and a folder that only this looks into may be unreadable", async () => {
    const { faults } = await find(["a/x.yaml", "a/b/y.yml"], '["a/*.yaml"]', (folder) => {
      chmodSync(path.join(folder, "a/b"), 0);
      onTestFinished(() => chmodSync(path.join(folder, "a/b"), 0o755));
    });
    expect(faults).toEqual([]);
  });
});
