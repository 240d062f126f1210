import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { runGit } from "../base/run-git.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import { findProjects } from "../projects/find-projects.ts";
import { toTargets, type NamedProject, type Target } from "../projects/target.ts";
import { ciFileRows, type CiSystem } from "./ci-files.ts";
import { secretsToSet, type SecretToSet } from "./secrets-to-set.ts";
import { wayToRepository } from "./way-to-repository.ts";

/** What is to be told of secrets, and why not all of it can be. */
export interface PipelineSecrets {
  secrets: SecretToSet[];
  warnings: string[];
}

/** What secrets are asked for. */
export interface SecretsWanted {
  /** Absolute path of the project's folder. */
  directory: string;
  /** The project as it is from now on. */
  project: NamedProject;
  /** The systems whose pipelines are made now. */
  ci: readonly CiSystem[];
  /** The environments that are new. */
  added: readonly string[];
  /** Keys of targets whose spaces the token of the others cannot read. Default: none. */
  elsewhere?: ReadonlySet<string>;
}

/**
 * The secrets to set: for pipelines that are made now, those of every project of the repository; for pipelines that are there,
 * those of new environments, whose job would fail without.
 */
export async function pipelineSecrets(
  io: CommandIo,
  { directory, project, ci, added, elsewhere }: SecretsWanted,
): Promise<PipelineSecrets> {
  const present = pipelinesIn(directory).filter((system) => !ci.includes(system));
  const own = toTargets([project]);
  const fresh = own.filter(({ environment }) => added.includes(environment));
  const forAdded = fresh.length === 0 ? [] : secretsToSet(present, fresh, elsewhere);
  if (ci.length === 0) return { secrets: forAdded, warnings: [] };
  const { targets, warnings } = await allTargets(io, directory, project, own);
  return { secrets: [...secretsToSet(ci, targets, elsewhere), ...forAdded], warnings };
}

/** The systems with a pipeline of this program at the top of the repository. */
function pipelinesIn(directory: string): CiSystem[] {
  const top = path.join(directory, wayToRepository(directory));
  const found = ciFileRows.filter(({ destination }) => isOurs(path.join(top, destination)));
  return [...new Set(found.map(({ ci }) => ci))];
}

/** A file of this name, such as `Jenkinsfile`, may be there for anything. */
function isOurs(file: string): boolean {
  return existsSync(file) && statSync(file).isFile() && readFileSync(file, "utf8").includes("audiencectl");
}

/** The targets of the repository, with the project as it is now. Where others have faults, only its own are known. */
async function allTargets(
  io: CommandIo,
  directory: string,
  project: NamedProject,
  own: readonly Target[],
): Promise<{ targets: readonly Target[]; warnings: string[] }> {
  try {
    const top = path.join(directory, wayToRepository(directory));
    const known = await runGit(io, ["rev-parse", "--git-dir"], { cwd: top });
    if (known.exitCode !== 0) return { targets: own, warnings: [] };
    const folder = path.relative(top, directory).replaceAll(path.sep, "/") || ".";
    const others = (await findProjects(io, top)).filter((other) => other.folder !== folder);
    return { targets: toTargets([...others, { ...project, folder }]), warnings: [] };
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    const hint = error.hint === undefined ? "" : `; ${error.hint}`;
    return { targets: own, warnings: [`secrets are listed for ${project.name} alone: ${error.message}${hint}`] };
  }
}
