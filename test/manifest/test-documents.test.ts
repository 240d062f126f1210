import { describe, expect, test } from "vitest";
import { refuseUnmatched } from "../../src/manifest/refuse-unmatched.ts";
import { findManifestFiles } from "../../src/project/find-manifest-files.ts";
import { audience, load, openProject, projectText, show, writeFiles } from "./temp-project.ts";

const aTest = "apiVersion: audiencectl/v1\nkind: Test\nmetadata: {name: one}\nspec: {}\n";

describe("a test among manifests", () => {
  test("is left to those who read tests", async () => {
    const { resources, diagnostics } = await load({ "tests/a.yaml": aTest, "b.yaml": audience("b") });
    expect(diagnostics.map(show)).toEqual([]);
    expect(resources.map(({ address }) => address)).toEqual(["audience/b"]);
  });

  test("hides no manifest in its file", async () => {
    const { resources } = await load({ "tests/a.yaml": `${aTest}---\n${audience("b")}` });
    expect(resources.map(({ address }) => address)).toEqual(["audience/b"]);
  });

  test("is a fault where nobody reads tests", async () => {
    const { diagnostics } = await load({ "a.yaml": aTest });
    expect(diagnostics.map(show)).toEqual([
      "a.yaml:2:7-11 error manifest-unknown-kind: the kind Test does not belong here [a test is not a manifest: list its file in spec.tests of the project file, or move it there]",
    ]);
  });

  test("is no manifest that no glob matches", async () => {
    const files = { "a/x.yaml": audience("x"), "a/y.yml": aTest };
    const folder = writeFiles({ "audiencectl.yaml": `${projectText}  manifests: [a/*.yaml]\n`, ...files });
    const project = await openProject(folder);
    const { unmatched } = findManifestFiles(project, folder);
    expect(unmatched).toHaveLength(1);
    expect(refuseUnmatched(project, unmatched, folder)).toEqual([]);
  });
});
