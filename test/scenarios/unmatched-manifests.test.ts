import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { runWords } from "../support/command-line.ts";
import { audience } from "../support/project.ts";
import { openWorkshop, type Workshop } from "../support/workshop.ts";

const inFile = (folder: string, file: string): string => path.join(folder, "audiences", file);

/** A project of two applied audiences, the second of which was moved to another file. */
async function openMoved(to: string): Promise<Workshop> {
  const workshop = await openWorkshop([audience("a")]);
  const { apply, folder, space } = workshop;
  mkdirSync(path.dirname(inFile(folder, to)), { recursive: true });
  writeFileSync(inFile(folder, "b.yaml"), manifest("b"));
  expect((await apply()).exitCode).toBe(0);
  expect(space.audiences()).toHaveLength(2);
  renameSync(inFile(folder, "b.yaml"), inFile(folder, to));
  return workshop;
}

function manifest(name: string): string {
  return `apiVersion: audiencectl/v1
kind: Audience
metadata:
  name: ${name}
spec:
  name: ${name.toUpperCase()}
  audienceType: USERS
  definition: {query: "event('A').count() >= 1"}
`;
}

describe("a manifest that was moved so that no pattern matches it", () => {
  test.each([
    ["b.yml", "audiences/*.yml"],
    ["B.YAML", "audiences/*.YAML"],
    ["../old/b.yaml", "old/*.yaml"],
  ])("to %s, keeps its audience, whatever is planned", async (file, pattern) => {
    const { folder, apply, space } = await openMoved(file);
    const { exitCode, stderr } = await runWords(["validate"], { cwd: folder });
    expect(exitCode).toBe(1);
    expect(stderr).toContain("[project-unmatched-manifest]");
    expect(stderr).toContain(pattern);
    expect((await apply()).exitCode).toBe(1);
    expect(space.audiences()).toHaveLength(2);
  });

  test("is told of once for all files of one kind in a folder", async () => {
    const { folder } = await openMoved("b.yml");
    for (const name of ["c", "d"]) writeFileSync(inFile(folder, `${name}.yml`), manifest(name));
    const { stderr } = await runWords(["validate"], { cwd: folder });
    expect(stderr).toContain("audiences/b.yml and 2 other manifest files beside it are matched by no pattern");
    expect(stderr).toContain("1 error.");
  });

  test("is deleted once its file is gone", async () => {
    const { apply, folder, space } = await openMoved("b.yml");
    renameSync(inFile(folder, "b.yml"), path.join(folder, "b.txt"));
    expect((await apply({ maxDeletePercent: 100 })).exitCode).toBe(0);
    expect(space.audiences()).toHaveLength(1);
  });
});

test("other YAML files beside manifests are no concern of anybody", async () => {
  const { folder } = await openWorkshop([audience("a")]);
  writeFileSync(inFile(folder, "compose.yml"), "services: {web: {image: audiencectl/v1}}\n");
  writeFileSync(inFile(folder, "broken.yml"), "audiencectl/v1: [\n");
  writeFileSync(inFile(folder, "other.yml"), "apiVersion: audiencectl/v1\nkind: Project\n");
  const { exitCode, stderr } = await runWords(["validate"], { cwd: folder });
  expect([exitCode, stderr]).toEqual([0, ""]);
});

test("the line that leaves a draft out on purpose leaves out nothing else", async () => {
  const { folder, plan } = await openWorkshop([audience("a")]);
  const file = path.join(folder, "audiencectl.yaml");
  const text = readFileSync(file, "utf8");
  const withPatterns = (...patterns: string[]): string =>
    text.replace(/manifests:\s+- .*/, `manifests: ${JSON.stringify(["audiences/[!_]*.yaml", ...patterns])}`);
  writeFileSync(file, withPatterns());
  writeFileSync(inFile(folder, "_draft.yaml"), manifest("draft"));
  const { stderr } = await runWords(["validate"], { cwd: folder });
  const [, pattern = ""] = /on purpose:.*"(!.*?)"/.exec(stderr) ?? [];
  expect(pattern).toBe("!audiences/_draft.yaml");
  writeFileSync(file, withPatterns(pattern));
  expect((await runWords(["validate"], { cwd: folder })).stderr).toBe("");
  expect((await plan()).plan.changes).toMatchObject([{ address: "audience/a", action: "create" }]);
});
