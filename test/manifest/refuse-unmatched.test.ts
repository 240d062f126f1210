import path from "node:path";
import { describe, expect, test } from "vitest";
import { refuseUnmatched } from "../../src/manifest/refuse-unmatched.ts";
import { openProject, projectText, show, writeFiles } from "./temp-project.ts";

const manifest = (name: string): string => `apiVersion: audiencectl/v1\nkind: Audience\nmetadata: {name: ${name}}\n`;

/** What is said of files that are not matched. */
async function read(files: Record<string, string>): Promise<string[]> {
  const folder = writeFiles({ "audiencectl.yaml": projectText, ...files });
  const places = Object.keys(files).map((file) => path.join(folder, file));
  return refuseUnmatched(await openProject(folder), places, folder).map(show);
}

describe("manifests in files that no pattern matches", () => {
  test("are an error for each file, with the whole field where the default holds", async () => {
    expect(await read({ "a/b.YML": `${manifest("x")}---\n${manifest("y")}` })).toEqual([
      'a/b.YML:1:13-27 error project-unmatched-manifest: a/b.YML is matched by no pattern under spec.manifests, so nothing is declared there, and what was made from there would be deleted [write into audiencectl.yaml, below spec: manifests: ["**/*.{yaml,yml}", a/*.YML]; or, to leave it out on purpose: manifests: ["**/*.{yaml,yml}", "!a/b.YML"]]',
    ]);
  });

  test.each([
    ["of another tool", "apiVersion: apps/v1\nkind: Deployment\nimage: audiencectl/v1\n"],
    ["that cannot be read as YAML", "apiVersion: audiencectl/v1\nkind: [\n"],
    ["that are project files", "apiVersion: audiencectl/v1\nkind: Project\n"],
  ])("are none in files %s", async (_title, text) => {
    expect(await read({ "a/b.yml": text })).toEqual([]);
  });
});

test("a test whose kind is misspelt is none of them where tests are read, as it is told there", async () => {
  const text = manifest("x").replace("Audience", "Tests");
  const folder = writeFiles({
    "audiencectl.yaml": `${projectText}  tests: [t/*.yaml]\n`,
    "t/a.yaml": text,
    "b.yaml": text,
  });
  const places = ["t/a.yaml", "b.yaml"].map((file) => path.join(folder, file));
  const told = refuseUnmatched(await openProject(folder), places, folder);
  expect(told.map(({ source }) => source?.file)).toEqual(["b.yaml"]);
});

describe("the lines that are offered for files that no pattern matches", () => {
  /** The lines to add, and those to leave the files out, where the project has these globs and files. */
  async function offered(globs: string, found: string[], others: string[]): Promise<(string | undefined)[]> {
    const text = `${projectText}  manifests: ${globs}\n`;
    const files = Object.fromEntries([...found, ...others].map((file, index) => [file, manifest(`m${index}`)]));
    const folder = writeFiles({ "audiencectl.yaml": text, ...files });
    const places = found.map((file) => path.join(folder, file));
    const diagnostics = refuseUnmatched(await openProject(folder), places, folder);
    const parts = diagnostics[0]?.hint?.split(/: (?=- )|; or/) ?? [];
    return [parts[1], parts.at(-1)];
  }

  test.each<[title: string, globs: string, found: string[], others: string[], add: string, leaveOut: string]>([
    ["one file, where no other fits", "[a/*.yaml]", ["a/b.yml"], ["a/c.yaml"], "- a/*.yml", '- "!a/b.yml"'],
    [
      "one file beside others that are read",
      '["a/[!_]*.yaml"]',
      ["a/_draft.yaml"],
      ["a/c.yaml"],
      "- a/_draft.yaml",
      '- "!a/_draft.yaml"',
    ],
    [
      "three files beside others that are read",
      '["a/[!_]*.yaml"]',
      ["a/_1.yaml", "a/_2.yaml", "a/_3.yaml"],
      ["a/c.yaml"],
      "- a/_1.yaml, - a/_2.yaml and - a/_3.yaml",
      '- "!a/_1.yaml", - "!a/_2.yaml" and - "!a/_3.yaml"',
    ],
    [
      "four files beside others that are read",
      '["a/[!_]*.yaml"]',
      ["a/_1.yaml", "a/_2.yaml", "a/_3.yaml", "a/_4.yaml"],
      ["a/c.yaml"],
      "- a/_1.yaml, - a/_2.yaml, - a/_3.yaml, and likewise for the 1 other file",
      '- "!a/_1.yaml", - "!a/_2.yaml", - "!a/_3.yaml", and likewise for the 1 other file',
    ],
    [
      "four files, where no other fits",
      "[a/*.yaml]",
      ["a/1.yml", "a/2.yml", "a/3.yml", "a/4.yml"],
      ["a/c.yaml"],
      "- a/*.yml",
      '- "!a/*.yml"',
    ],
    [
      "a name that looks like a pattern",
      "[a/*.yaml]",
      ["a/[b].yml"],
      ["a/c.yml"],
      "- a/\\[b\\].yml",
      '- "!a/\\\\[b\\\\].yml"',
    ],
    [
      "files that others rules keep out",
      '[a/*.yaml, "!a/c.yml"]',
      ["a/b.yml"],
      ["a/c.yml"],
      "- a/*.yml",
      '- "!a/b.yml"',
    ],
  ])("fit %s", async (_title, globs, found, others, add, leaveOut) => {
    expect(await offered(globs, found, others)).toEqual([add, leaveOut]);
  });
});
