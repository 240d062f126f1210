import { describe, expect, test } from "vitest";
import type { ChangedFile } from "../../src/commands/projects/changed-files.ts";
import { readProjectNames } from "../../src/commands/projects/read-names.ts";
import { toTargets } from "../../src/commands/projects/target.ts";
import { touchedTargets } from "../../src/commands/projects/touched.ts";

const projectFile = (name: string, more = "") =>
  `kind: Project
metadata: {name: ${name}}
spec:
${more}  environments:
    staging: {space: spa_staging, variables: {amount: 1}, profile: ./probe.json}
    production: {space: spa_production, variables: {amount: 1}, profile: probe.json}
`;

const manifest = (name: string, environments = "") =>
  `kind: Audience\nmetadata: {name: ${name}${environments && `, environments: [${environments}]`}}\nspec: {}\n`;

const growth = projectFile("growth");
const inProduction = growth.replace(/(production, .*amount: )1/, "$12");
const [all, production, staging] = [["growth/staging", "growth/production"], ["growth/production"], ["growth/staging"]];

/** The keys of targets that a change has to do with, in a repository with growth as it is after it, and with ops. */
function keysOf(change: ChangedFile, after = growth): string[] {
  const projects = [
    readProjectNames("growth/audiencectl.yaml", after),
    readProjectNames("ops/audiencectl.yaml", projectFile("ops")),
  ];
  return touchedTargets(projects, toTargets(projects), [change]).map(({ key }) => key);
}

describe("a change of the project file", () => {
  test.each<[title: string, after: string, keys: string[]]>([
    ["in a variable of one environment is for that one", inProduction, production],
    ["in the space of one environment is for that one", growth.replace("spa_staging", "spa_new"), staging],
    ["in what all environments share is for all", projectFile("growth", "  secrets: [KEY]\n"), all],
    ["in both is for all", inProduction.replace("spec:", "spec:\n  secrets: [KEY]"), all],
    ["that adds an environment is for that one", `${growth}    europe: {space: spa_europe}\n`, ["growth/europe"]],
    [
      "that takes one away is for all that are left, because manifests may name it",
      growth.replace(/ {4}staging.*\n/, ""),
      production,
    ],
    ["in nothing but comments is for none", `# Growth.\n${growth}`, []],
    ["that makes a fault is for all", `${growth}    production: {}\n`, all],
    ["that adds a document is for all", `${growth}---\n${growth}`, all],
  ])("%s", (_title, after, keys) => {
    expect(keysOf({ file: "growth/audiencectl.yaml", before: growth, after }, after)).toEqual(keys);
  });

  test.each([
    ["is new", undefined],
    ["had a fault", "spec: ["],
    ["was empty", ""],
  ])("that %s is for all", (_title, before) => {
    const change = { file: "growth/audiencectl.yaml", ...(before !== undefined && { before }), after: growth };
    expect(keysOf(change)).toEqual(all);
  });
});

describe("a change of a manifest", () => {
  const ofProduction = manifest("vips", "production");

  test.each<[title: string, before: string | undefined, after: string | undefined, keys: string[]]>([
    ["of all environments is for all", manifest("vips"), manifest("buyers"), all],
    ["of one is for that one", ofProduction, manifest("buyers", "production"), production],
    ["that is new and of one is for that one", undefined, ofProduction, production],
    ["that is gone and was of one is for that one", ofProduction, undefined, production],
    ["that goes over from one to another is for both", ofProduction, manifest("vips", "staging"), all],
    ["that was of all and is of one is for all", manifest("vips"), ofProduction, all],
    ["beside one of all is for all", undefined, `${ofProduction}---\n${manifest("buyers")}`, all],
    ["of an environment that is not there is for all", undefined, manifest("vips", "prod"), all],
    ["with an empty list is for all", undefined, manifest("vips").replace("vips", "vips, environments: []"), all],
    ["with a list of something else is for all", undefined, manifest("vips", "production, 1"), all],
    ["with a fault is for all", ofProduction, `${ofProduction}spec: [\n`, all],
    ["in which nothing is left is for all", ofProduction, "# nothing\n", all],
  ])("%s", (_title, before, after, keys) => {
    const texts = { ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
    expect(keysOf({ file: "growth/audiences/vips.yaml", ...texts })).toEqual(keys);
  });
});

describe("a change of another file", () => {
  test.each<[title: string, file: string, keys: string[]]>([
    ["of the catalog of one environment is for that one", "growth/catalog/production.json", production],
    ["of a profile is for those that name it", "growth/probe.json", all],
    ["of an unknown one is for all", "growth/notes.md", all],
    ["that says what is installed is for all projects", "package.json", [...all, "ops/staging", "ops/production"]],
    ["outside of all projects is for none", "docs/notes.md", []],
  ])("%s", (_title, file, keys) => {
    expect(keysOf({ file })).toEqual(keys);
  });

  test.each([
    ["tests", projectFile("growth", "  tests: [../shared/*.yaml]\n")],
    ["a profile", growth.replace("./probe.json", "../shared/probe.json")],
  ])("is for all where a project reads %s from outside of its folder", (_title, after) => {
    expect(keysOf({ file: "docs/notes.md" }, after)).toEqual(all);
  });
});
