import { toTargets } from "../projects/target.ts";
import type { CiSystem } from "./ci-files.ts";
import type { ProjectWithSecrets, RepositoryProjects } from "./look-at-projects.ts";
import { pipelinesIn } from "./pipelines-in.ts";
import { pipelineSteps, environmentSteps, type PipelineStep } from "./pipeline-steps.ts";
import { secretsToSet, type SecretToSet } from "./secrets-to-set.ts";

/** What is left to do for pipelines besides commands. */
export interface LeftForPipelines {
  secrets: SecretToSet[];
  steps: PipelineStep[];
}

/** What pipelines are asked for. */
export interface PipelinesWanted {
  /** Absolute path of the project's folder. */
  directory: string;
  /** The project as it is from now on. */
  project: ProjectWithSecrets;
  /** The systems whose pipelines are made now. */
  ci: readonly CiSystem[];
  /** The environments that are new. */
  added: readonly string[];
  /** Keys of targets whose spaces the token of the others cannot read. Default: none. */
  elsewhere?: ReadonlySet<string>;
}

/**
 * What is left to do: for pipelines that are made now, the secrets of every project of the repository and the way to the first
 * apply; for pipelines that are there, what new environments need, whose job would fail without.
 */
export function leftForPipelines(
  { directory, project, ci, added, elsewhere }: PipelinesWanted,
  { targets, secrets }: RepositoryProjects,
): LeftForPipelines {
  const present = pipelinesIn(directory).filter((system) => !ci.includes(system));
  const fresh = toTargets([project]).filter(({ environment }) => added.includes(environment));
  return {
    secrets: [
      ...(ci.length > 0 ? secretsToSet(ci, targets, { secrets, elsewhere }) : []),
      ...(fresh.length > 0 ? secretsToSet(present, fresh, { elsewhere }) : []),
    ],
    steps: [
      ...ci.flatMap((system) => pipelineSteps(system, targets)),
      ...(fresh.length > 0 ? present.flatMap((system) => environmentSteps(system, fresh)) : []),
    ],
  };
}
