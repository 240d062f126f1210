import { CommandError } from "../command-error.ts";

/** One environment of one project of a repository: what one job of a pipeline is about. */
export interface Target {
  /** What tells it apart from all others: `growth/production`. */
  key: string;
  project: string;
  environment: string;
  /** The project's folder from the top of the repository, with forward slashes; `.` for the top itself. */
  folder: string;
  /** The key where no slash may stand, as in the names of files and artifacts: `growth.production`. */
  file: string;
  /** The key as a part of the names of variables: `GROWTH_PRODUCTION`. */
  variable: string;
}

/** A project by what pipelines need of it. */
export interface NamedProject {
  name: string;
  /** In the order of the file. */
  environments: readonly string[];
  folder: string;
}

/**
 * The targets of projects, in their order.
 *
 * @throws {CommandError} when two could not be told apart: comments, artifacts and tokens would go to the wrong one.
 */
export function toTargets(projects: readonly NamedProject[]): Target[] {
  const targets = projects.flatMap(({ name, environments, folder }) =>
    environments.map((environment): Target => {
      const key = `${name}/${environment}`;
      return { key, project: name, environment, folder, file: `${name}.${environment}`, variable: toVariable(key) };
    }),
  );
  const known = new Map<string, Target>();
  for (const target of targets) {
    const other = known.get(target.variable);
    if (other) throw notApart(other, target);
    known.set(target.variable, target);
  }
  return targets;
}

function toVariable(key: string): string {
  return key.toUpperCase().replaceAll(/[^A-Z0-9]/g, "_");
}

function notApart(one: Target, other: Target): CommandError {
  return new CommandError(
    `pipelines cannot tell ${one.key} in ${one.folder} from ${other.key} in ${other.folder}: for both, variables end in ${other.variable}`,
    {
      code: "projects-alike",
      hint: "give one of the projects another metadata.name, with the old one under previousNames",
    },
  );
}
