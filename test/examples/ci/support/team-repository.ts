import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "vitest";
import { runWords } from "../../../support/command-line.ts";
import type { CommandResult } from "../../../support/command.ts";
import { writeProject, type Manifest, type ProjectSpec } from "../../../support/project.ts";
import { TEST_TIME_SCALE, type TestSpace } from "../../../support/space.ts";
import { commitAll, createRepository, type Repository } from "./git.ts";

/** Writes a project whose only environment is the one that the pipelines name. */
export function declare({ clone }: Repository, manifests: readonly Manifest[], project: ProjectSpec = {}): void {
  writeProject(clone, manifests, project);
  const file = path.join(clone, "audiencectl.yaml");
  writeFileSync(file, readFileSync(file, "utf8").replace(/^( +)test:/m, "$1production:"));
}

/** Declares and locks the program in a folder, as `npm install --save-dev --save-exact` does. */
export function lockProgram(folder: string): void {
  const devDependencies = { audiencectl: "0.1.0" };
  const packages = { "node_modules/audiencectl": { version: "0.1.0", integrity: "sha512-PLACEHOLDER" } };
  const write = (file: string, value: object): void =>
    writeFileSync(path.join(folder, file), `${JSON.stringify(value)}\n`);
  write("package.json", { private: true, devDependencies });
  write("package-lock.json", { lockfileVersion: 3, packages });
}

/** Makes a repository as the examples' page says, whose main is applied to a space. @param secrets What manifests name. */
export async function createTeamRepository(
  folder: string,
  space: TestSpace,
  manifests: readonly Manifest[],
  secrets: Readonly<Record<string, string>> = {},
): Promise<Repository> {
  const repository = createRepository(folder);
  lockProgram(repository.clone);
  writeFileSync(path.join(repository.clone, ".gitignore"), "node_modules/\n");
  declare(repository, manifests);
  commitAll(repository, "Start");
  if (manifests.length === 0) return repository;
  const { exitCode, stderr } = await runInClone(repository, space, ["apply", "--auto-approve"], secrets);
  expect(exitCode, stderr).toBe(0);
  return repository;
}

/** Runs the program as somebody with a clone does, but within this process. */
export async function runInClone(
  { clone }: Repository,
  space: TestSpace,
  words: readonly string[],
  secrets: Readonly<Record<string, string>> = {},
): Promise<CommandResult> {
  return await runWords([...words, "--time-scale", String(TEST_TIME_SCALE)], {
    cwd: clone,
    env: { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER", ...secrets },
  });
}
