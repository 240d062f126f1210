import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { projectFileName } from "../../project/find-project-file.ts";
import { showPath } from "../../project/show-path.ts";
import { runGit } from "../base/run-git.ts";
import { nextCommand } from "../definitions/next-command.ts";
import type { CommandIo } from "../io.ts";
import { findProjectFiles } from "../projects/find-projects.ts";
import { readProjectNames } from "../projects/read-names.ts";
import { extendProject, type Extended } from "./extend-project.ts";
import type { InitOptions } from "./gather-setup.ts";
import { entryAt } from "./look-at-places.ts";
import { lockCommand } from "./lock-command.ts";
import { readCiSystems } from "./read-answers.ts";
import { wayToRepository } from "./way-to-repository.ts";

/** Whether flags ask for pipelines and for nothing that makes a project. */
function asksForPipelines({ ci = [], env, name, import: imports }: InitOptions): boolean {
  return readCiSystems(ci).length > 0 && env === undefined && name === undefined && !imports;
}

/**
 * Adds pipelines to a repository from a folder with projects below it and none of its own, such as its top. They are the same
 * from wherever they are asked for.
 *
 * @param directory Absolute path of the folder.
 * @returns `undefined` when something else is asked for, or the folder is another one.
 * @throws {CommandError} when a project below it does not say its name and its environments.
 */
export async function extendRepository(
  io: CommandIo,
  options: InitOptions,
  directory: string,
): Promise<Extended | undefined> {
  if (!asksForPipelines(options) || entryAt(path.join(directory, projectFileName))) return undefined;
  const [first, ...others] = await projectFilesBelow(io, directory);
  if (first === undefined) return undefined;
  for (const file of [first, ...others]) readProjectNames(showPath(file, io.cwd), readFileSync(file, "utf8"));
  const { outcome, warnings } = await extendProject(io, options, path.dirname(first));
  const { project: _, ...rest } = outcome;
  const next = [
    ...rest.outdated.map(({ compare }) => compare),
    ...lockCommand(directory, io.cwd, { toTop: wayToRepository(directory) }),
    { command: nextCommand("projects", undefined), what: "see what the pipelines plan and apply" },
  ];
  return { outcome: { ...rest, next }, warnings };
}

async function projectFilesBelow(io: CommandIo, directory: string): Promise<string[]> {
  if (!existsSync(directory) || !existsSync(path.join(directory, wayToRepository(directory), ".git"))) return [];
  const known = await runGit(io, ["rev-parse", "--git-dir"], { cwd: directory });
  const files = known.exitCode === 0 ? await findProjectFiles(io, directory) : [];
  // Git still has those that were deleted and not committed.
  return files.map((file) => path.join(directory, file)).filter((file) => existsSync(file));
}
