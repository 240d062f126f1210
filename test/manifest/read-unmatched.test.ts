import path from "node:path";
import { describe, expect, test } from "vitest";
import { readUnmatched } from "../../src/manifest/read-unmatched.ts";
import { openProject, projectText, show, writeFiles } from "./temp-project.ts";

const manifest = (name: string): string => `apiVersion: audiencectl/v1\nkind: Audience\nmetadata: {name: ${name}}\n`;

/** What is declared in unmatched files, and the findings. */
async function read(files: Record<string, string>) {
  const folder = writeFiles({ "audiencectl.yaml": projectText, ...files });
  const places = Object.keys(files).map((file) => path.join(folder, file));
  const { byAddress, diagnostics } = readUnmatched(await openProject(folder), places, folder);
  return { addresses: [...byAddress.keys()], faults: diagnostics.map(show) };
}

describe("manifests in files that no pattern matches", () => {
  test("are told with every address in them, and with the whole field where the default holds", async () => {
    expect(await read({ "a/b.yml": `${manifest("x")}---\n${manifest("y")}` })).toEqual({
      addresses: ["audience/x", "audience/y"],
      faults: [
        'a/b.yml:1:13-27 warning project-unmatched-manifest: a/b.yml is matched by no pattern under spec.manifests, so nothing is declared there, and what was made from there counts as removed [write into audiencectl.yaml, below spec: manifests: ["**/*.yaml", a/*.yml]; or, to leave it out on purpose: manifests: ["**/*.yaml", "!a/*.yml"]]',
      ],
    });
  });

  test.each([
    ["of another tool", "apiVersion: apps/v1\nkind: Deployment\nimage: audiencectl/v1\n"],
    ["that cannot be read as YAML", "apiVersion: audiencectl/v1\nkind: [\n"],
    ["that are project files", "apiVersion: audiencectl/v1\nkind: Project\n"],
  ])("are none in files %s", async (_title, text) => {
    expect(await read({ "a/b.yml": text })).toEqual({ addresses: [], faults: [] });
  });
});
