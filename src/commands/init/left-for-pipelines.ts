import { toTargets } from "../projects/target.ts";
import type { CiSystem } from "./ci-files.ts";
import type { ProjectWithSecrets, RepositoryProjects } from "./look-at-projects.ts";
import { pipelinesIn } from "./pipelines-in.ts";
import { environmentSteps, exampleStep, pipelineSteps, type PipelineStep } from "./pipeline-steps.ts";
import { appliesItself, secretsToSet, type SecretToSet } from "./secrets-to-set.ts";

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
  /** The systems whose pipelines are asked for now. */
  ci: readonly CiSystem[];
  /** The systems whose pipelines were there before. */
  before: readonly CiSystem[];
  /** The environments that are new. */
  added: readonly string[];
  /** Keys of targets whose spaces the token of the others cannot read. Default: none. */
  elsewhere?: ReadonlySet<string>;
  /** The file of the example, which the first apply makes, as people see it. Left out: none was written. */
  example?: string | undefined;
}

/**
 * What is left to do: for pipelines that are made now, the secrets of every project of the repository and the way to the first
 * apply; for pipelines that are there, what new environments need, whose job would fail without. Who asks for pipelines that are
 * there and adds nothing is told all of it again.
 */
export function leftForPipelines(
  { directory, project, ci, before, added, elsewhere, example }: PipelinesWanted,
  { targets, secrets, spaces }: RepositoryProjects,
): LeftForPipelines {
  const fresh = toTargets([project]).filter(({ environment }) => added.includes(environment));
  const made = ci.filter((system) => fresh.length === 0 || !before.includes(system));
  const present = pipelinesIn(directory).filter((system) => !made.includes(system));
  return {
    secrets: [
      ...(made.length > 0 ? secretsToSet(made, targets, { secrets, elsewhere, spaces }) : []),
      ...(fresh.length > 0 ? secretsToSet(present, fresh, { elsewhere, spaces, more: true }) : []),
    ],
    steps: [
      ...made.flatMap((system) => pipelineSteps(system, targets, example)),
      ...(fresh.length > 0 ? present.flatMap((system) => environmentSteps(system, fresh)) : []),
      ...(fresh.length > 0 && example !== undefined
        ? present.filter(appliesItself).map((system) => exampleStep(system, example))
        : []),
    ],
  };
}
