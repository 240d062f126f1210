import { existsSync } from "node:fs";
import path from "node:path";
import { compareText } from "../../values/compare-text.ts";
import { runGit } from "../base/run-git.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import type { EnvironmentPlace } from "../projects/read-names.ts";
import { findProjects } from "../projects/find-projects.ts";
import { toTargets, type NamedProject, type Target } from "../projects/target.ts";
import { wayToRepository } from "./way-to-repository.ts";

/** A project with the environment variables that its manifests may name, and the spaces of its environments. */
export interface ProjectWithSecrets extends NamedProject {
  secrets: readonly string[];
  places: readonly EnvironmentPlace[];
}

/** What the pipelines of a repository are for. */
export interface RepositoryProjects {
  targets: readonly Target[];
  /** What the manifests of all its projects may name, each once. */
  secrets: readonly string[];
  /** The spaces as the project files name them, with their regions, by the keys of targets. */
  spaces: ReadonlyMap<string, string>;
  /** Why it is not all of it. */
  warnings: string[];
}

/**
 * The projects of the repository, with one of them as it is from now on. Where others have faults, only that one is known.
 *
 * @param directory Absolute path of that project's folder, which may be missing yet.
 */
export async function lookAtProjects(
  io: CommandIo,
  directory: string,
  project: ProjectWithSecrets,
): Promise<RepositoryProjects> {
  const alone = {
    targets: toTargets([project]),
    secrets: project.secrets,
    spaces: spacesOf([project]),
    warnings: [],
  };
  try {
    const top = path.join(directory, wayToRepository(directory));
    if (!existsSync(path.join(top, ".git"))) return alone;
    const known = await runGit(io, ["rev-parse", "--git-dir"], { cwd: top });
    if (known.exitCode !== 0) return alone;
    const folder = path.relative(top, directory).replaceAll(path.sep, "/") || ".";
    const others = (await findProjects(io, top)).filter((other) => other.folder !== folder);
    const all = [...others, { ...project, folder }].toSorted((a, b) => compareText(a.folder, b.folder));
    return {
      targets: toTargets(all),
      secrets: [...new Set(all.flatMap(({ secrets }) => secrets))],
      spaces: spacesOf(all),
      warnings: [],
    };
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    const hint = error.hint === undefined ? "" : `; ${error.hint}`;
    return { ...alone, warnings: [`secrets are listed for ${project.name} alone: ${error.message}${hint}`] };
  }
}

function spacesOf(projects: readonly ProjectWithSecrets[]): Map<string, string> {
  const named = projects.flatMap(({ name, places }) =>
    places.flatMap(({ name: environment, space, region = "us" }): [string, string][] =>
      space === undefined ? [] : [[`${name}/${environment}`, region === "us" ? space : `${space} in ${region}`]],
    ),
  );
  return new Map(named);
}
