import { describe, expect, test } from "vitest";
import { neededEntries, reachOf } from "../../src/commands/base/needed-entries.ts";

const files = ["growth/audiencectl.yaml", "growth/a/x.yaml", "growth/a/b/y.yml", "growth/a/b/z.txt", "shared/x.yaml"];

/** The files that are taken of a commit for the globs of a project in the folder `growth`. */
function neededOf(globs: string[], links: string[] = []): string[] {
  const entries = [...files, ...links].map((path) => ({ path, link: links.includes(path), line: Buffer.from(path) }));
  return neededEntries(entries, globs, "growth").map(({ path }) => path);
}

describe("of a commit is taken what globs can mean", () => {
  test.each<[string[], string[]]>([
    [["a/*.yaml"], ["growth/a/x.yaml"]],
    [["a/x.yaml"], ["growth/a/x.yaml"]],
    [["./a/**/*.yml"], ["growth/a/b/y.yml"]],
    [["**/*.yaml"], ["growth/audiencectl.yaml", "growth/a/x.yaml"]],
    [["../shared/*.yaml"], ["shared/x.yaml"]],
    [["a/**/*.{yaml,yml}"], ["growth/a/x.yaml", "growth/a/b/y.yml", "growth/a/b/z.txt"]],
    [["!../**/*.yaml"], []],
  ])("for %j", (globs, needed) => {
    expect(neededOf(globs)).toEqual(needed);
  });

  test("and every link with whatever it could lead to, once there are any", () => {
    expect(neededOf(["a/*.yaml"], ["growth/a/l"])).toEqual([
      "growth/audiencectl.yaml",
      "growth/a/x.yaml",
      "shared/x.yaml",
      "growth/a/l",
    ]);
  });
});

test.each([
  ["a/*.yaml", "growth", { folder: "growth", leaves: false }],
  ["**/*.yaml", "", { folder: "", leaves: false }],
  ["../growth-too/*.yaml", "growth", { folder: "", leaves: false }],
  ["../../*.yaml", "growth", { folder: "", leaves: true }],
  ["../*.yaml", "", { folder: "", leaves: true }],
  ["/srv/*.yaml", "growth", { folder: "growth", leaves: true }],
])("the glob %j of a project in %j reaches as far as %j", (glob, home, reach) => {
  expect(reachOf([glob], home)).toEqual(reach);
});
