import { chmodSync, symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, test, onTestFinished } from "vitest";
import { findManifestFiles } from "../../src/project/find-manifest-files.ts";
import { openProject, show, writeFiles } from "../manifest/temp-project.ts";

const project = (globs?: string): string =>
  `apiVersion: audiencectl/v1\nkind: Project\nmetadata: {name: growth}\nspec:\n  environments: {a: {space: x}}\n${globs === undefined ? "" : `  manifests: ${globs}\n`}`;

/** What is found in a folder with these files: paths relative to the folder, and the findings. */
async function find(
  files: Record<string, string>,
  globs?: string,
  prepare: (folder: string) => void = () => {},
): Promise<{ files: string[]; faults: string[] }> {
  const folder = writeFiles({ "audiencectl.yaml": project(globs), ...files });
  prepare(folder);
  const found = findManifestFiles(await openProject(folder), folder);
  return { files: found.files.map((file) => path.relative(folder, file)), faults: found.diagnostics.map(show) };
}

describe("manifest files are found", () => {
  test("by default below the project file, without dot-folders, node_modules and the project file", async () => {
    const files = { "b.yaml": "", "a/c.yaml": "", ".github/x.yaml": "", "a/node_modules/y.yaml": "", "z.yml": "" };
    expect(await find(files)).toEqual({ files: ["a/c.yaml", "b.yaml", "z.yml"], faults: [] });
  });

  test("once each and sorted when several globs match them", async () => {
    const files = { "b.yaml": "", "a/c.yaml": "" };
    expect(await find(files, '["**/*.yaml", "a/*.yaml", "b.yaml"]')).toEqual({
      files: ["a/c.yaml", "b.yaml"],
      faults: [],
    });
  });

  test("without those that a glob with ! takes away", async () => {
    expect((await find({ "a/b.yaml": "", "a/c.yaml": "" }, '["a/*.yaml", "!a/c.yaml"]')).files).toEqual(["a/b.yaml"]);
  });

  test("through links, under the path without links where there is one", async () => {
    const { files } = await find({ "a/x.yaml": "" }, undefined, (folder) => {
      symlinkSync("x.yaml", path.join(folder, "a/w.yaml"));
      symlinkSync("a", path.join(folder, "0"));
    });
    expect(files).toEqual(["a/x.yaml"]);
  });

  test("through links that lead out of the project and stay in the repository", async () => {
    const folder = writeFiles({ "p/audiencectl.yaml": project(), "p/keep": "", "x/x.yaml": "", ".git/config": "" });
    symlinkSync("../x", path.join(folder, "p/linked"));
    const { files } = findManifestFiles(await openProject(path.join(folder, "p")), folder);
    expect(files).toEqual([path.join(folder, "p/linked/x.yaml")]);
  });

  test("in spite of links that run in circles", async () => {
    const { files } = await find({ "a/x.yaml": "", "b/y.yaml": "" }, undefined, (folder) => {
      symlinkSync("..", path.join(folder, "a/up"));
      symlinkSync("../b", path.join(folder, "a/other"));
      symlinkSync("../a", path.join(folder, "b/other"));
    });
    expect(files).toEqual(["a/x.yaml", "b/y.yaml"]);
  });

  test("broken links included, so that reading them fails loudly", async () => {
    const { files } = await find({}, undefined, (folder) => symlinkSync("gone", path.join(folder, "x.yaml")));
    expect(files).toEqual(["x.yaml"]);
  });

  test("but no directory with the name of a file", async () => {
    expect((await find({ "x.yaml/y.yaml": "" })).files).toEqual(["x.yaml/y.yaml"]);
  });

  test.skipIf(process.getuid?.() === 0)("and a folder that cannot be read is told", async () => {
    const { faults } = await find({ "a.yaml": "", "locked/x.yaml": "" }, undefined, (folder) => {
      const locked = path.join(folder, "locked");
      chmodSync(locked, 0);
      // The folder around it is removed afterwards, and that needs leave to look into this one.
      onTestFinished(() => chmodSync(locked, 0o755));
    });
    expect(faults).toEqual([
      "locked:1:1-1 error document-unreadable: the folder locked cannot be read: EACCES [manifests in it would look deleted; make it readable or leave it out of spec.manifests]",
    ]);
  });
});

describe("nothing outside of the repository is read", () => {
  test.each<
    [
      title: string,
      globs: (outside: string) => string,
      prepare: (folder: string, outside: string) => void,
      place: string,
    ]
  >([
    ["by an absolute glob", (outside) => `["${outside}/*"]`, () => {}, ".."],
    ["by the name of a file", (outside) => `["${outside}/x.yaml"]`, () => {}, ".."],
    ["by a glob that leads up", (outside) => `["../${path.basename(outside)}/*"]`, () => {}, ".."],
    [
      "through a link to a folder",
      () => '["**/*.yaml"]',
      (folder, outside) => symlinkSync(outside, path.join(folder, "linked")),
      "linked",
    ],
    [
      "through a link to a file",
      () => '["**/*.yaml"]',
      (folder, outside) => symlinkSync(path.join(outside, "x.yaml"), path.join(folder, "m.yaml")),
      "m.yaml",
    ],
    [
      "through a link to a device",
      () => '["**/*.yaml"]',
      (folder) => symlinkSync("/dev/zero", path.join(folder, "m.yaml")),
      "m.yaml",
    ],
  ])("%s", async (_how, globs, prepare, place) => {
    const outside = writeFiles({ "x.yaml": "token: PLACEHOLDER" });
    let root = "";
    const { files, faults } = await find({ "a.yaml": "" }, globs(outside), (folder) => {
      root = folder;
      prepare(folder, outside);
    });
    expect(files.filter((file) => file !== "a.yaml")).toEqual([]);
    expect(faults).toEqual([
      expect.stringContaining(
        `leads to ${place}, outside of the repository ${root}, which is not read [keep manifests`,
      ),
    ]);
    expect(faults[0]).toMatch(/^audiencectl.yaml:6:15-\d+ error project-outside-repository: the glob /);
  });
});

describe("what is no manifest by its name or place is told by its glob and not read", () => {
  const named = "not read because manifests end in .yaml, .yml or .json";
  const git = "leads into a .git folder, which is not read";

  test.each<[title: string, glob: string, link: [string, string] | undefined, fault: string]>([
    ["a file of git", ".git/credentials", undefined, `.git/credentials ${git}`],
    ["a file of git with the name of a manifest", ".git/x.yaml", undefined, `.git/x.yaml ${git}`],
    ["everything of git", ".git/**", undefined, `.git/** ${git}`],
    ["git's folder of a part", "sub/.git/*", undefined, `sub/.git/* ${git}`],
    ["git's folder behind a link", "l/*.yaml", [".git", "l"], `l/*.yaml ${git}`],
    ["a link to a file of git", "l.yaml", [".git/credentials", "l.yaml"], `l.yaml ${git}`],
    [".env", ".env", undefined, `.env matches .env, ${named}`],
    ["a link to .env", "l.yaml", [".env", "l.yaml"], `l.yaml matches l.yaml, ${named}`],
    ["several files", ".[en]*", undefined, `.[en]* matches .env and 1 other file, ${named}`],
  ])("%s", async (_title, glob, link, fault) => {
    const files = Object.fromEntries(
      [".git/credentials", ".git/x.yaml", "sub/.git/config", ".env", ".npmrc", "a.yaml"].map((name) => [name, "t: 1"]),
    );
    const found = await find(files, `[a.yaml, "${glob}"]`, (folder) => {
      if (link) symlinkSync(link[0], path.join(folder, link[1]));
    });
    expect(found.files).toEqual(["a.yaml"]);
    expect(found.faults).toEqual([expect.stringContaining(`error project-not-a-manifest: the glob ${fault} [`)]);
  });
});

describe("a glob that matches nothing is told at its place", () => {
  const at = (column: string): string => `audiencectl.yaml:6:${column} error project-glob-matches-nothing: the glob`;

  const ways =
    'globs are relative to audiencectl.yaml: check the folder\'s name; write the first manifest there, or fetch what the space has with audiencectl import --all; when its last manifest was removed, write manifests: [] (and forget: ["*/*"] beside it to keep all objects in Segment), or keep the folder with a file such as .gitkeep';

  test.each<[title: string, files: Record<string, string>, globs: string, fault: string]>([
    [
      "in a folder that is not there",
      { "a/x.yaml": "" },
      '["a/*.yaml", "b/*.yaml"]',
      `${at("27-37")} b/*.yaml matches no manifest [${ways}]`,
    ],
    ["because only the project file matches", {}, '["*.yaml"]', `${at("15-23")} *.yaml matches no manifest [${ways}]`],
    [
      "because the files end in .yml",
      { "a/x.yml": "" },
      '["**/*.yaml"]',
      `${at("15-26")} **/*.yaml matches no manifest [a/x.yml ends in .yml: rename it or write **/*.yml]`,
    ],
    [
      "because the files end in .yaml",
      { "a/x.yaml": "" },
      '["a/*.yml"]',
      `${at("15-24")} a/*.yml matches no manifest [a/x.yaml ends in .yaml: rename it or write a/*.yaml]`,
    ],
    [
      "because it names a folder",
      { "a/x.yaml": "" },
      "[a/]",
      `${at("15-17")} a/ matches no manifest [a/ is a folder: write a/**/*.{yaml,yml}]`,
    ],
    [
      "because it fits none of the files in its folder",
      { "a/x.yaml": "" },
      '["a/y*.yaml"]',
      `${at("15-26")} a/y*.yaml matches no manifest [${ways}]`,
    ],
    [
      "because everything is taken away again",
      { "a/x.yaml": "" },
      '["a/*.yaml", "!a/**"]',
      `${at("15-25")} a/*.yaml matches no manifest [${ways}]`,
    ],
  ])("%s", async (_title, files, globs, fault) => {
    expect((await find(files, globs)).faults).toEqual([fault]);
  });

  test.each<[title: string, files: Record<string, string>, globs: string]>([
    [
      "when its folder stands there without a manifest",
      { "a/x.yaml": "", "b/.gitkeep": "" },
      '["a/*.yaml", "b/*.yaml"]',
    ],
    ["when another glob takes all that is in its folder", { "a/x.yaml": "" }, '["a/x*.yaml", "a/y*.yaml"]'],
    ["when there is none", { "a/x.yaml": "" }, "[]"],
  ])("but not %s", async (_title, files, globs) => {
    expect((await find(files, globs)).faults).toEqual([]);
  });

  test("and the default glob at the start of the file", async () => {
    expect((await find({ "x.txt": "" })).faults).toEqual([
      `audiencectl.yaml:1:1-1 error project-glob-matches-nothing: the glob **/*.{yaml,yml} matches no manifest [${ways}]`,
    ]);
  });
});
