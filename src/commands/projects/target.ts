import { CommandError } from "../command-error.ts";
import { copyRemedy } from "./copy-remedy.ts";

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
  /** Tells two projects of one name apart in Segment. Left out: the project has none. */
  uid?: string;
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
  const [first] = findNotApart(projects);
  if (first) throw first.error;
  return projects.flatMap(targetsOf).map(({ target }) => target);
}

/** Pairs of projects of which two targets cannot be told apart, by their folders. */
export function findNotApart(projects: readonly NamedProject[]): { folders: string[]; error: CommandError }[] {
  const known = new Map<string, Owned>();
  return projects.flatMap(targetsOf).flatMap((owned) => {
    const other = known.get(owned.target.variable);
    if (other) return [{ folders: [other.of.folder, owned.of.folder], error: notApart(other, owned) }];
    known.set(owned.target.variable, owned);
    return [];
  });
}

/** A target with the project that it is of. */
interface Owned {
  of: NamedProject;
  target: Target;
}

function targetsOf(of: NamedProject): Owned[] {
  return of.environments.map((environment) => {
    const key = `${of.name}/${environment}`;
    const names = { file: `${of.name}.${environment}`, variable: toVariable(key) };
    return { of, target: { key, project: of.name, environment, folder: of.folder, ...names } };
  });
}

function toVariable(key: string): string {
  return key.toUpperCase().replaceAll(/[^A-Z0-9]/g, "_");
}

function notApart({ of: one, target }: Owned, { of: other, target: second }: Owned): CommandError {
  return new CommandError(
    `pipelines cannot tell ${target.key} in ${target.folder} from ${second.key} in ${second.folder}: for both, variables end in ${second.variable}`,
    {
      code: "projects-alike",
      hint:
        one.name === other.name
          ? `${copyRemedy(other.folder, true)}; ${renaming(one, other)}`
          : anotherName("one of the projects"),
    },
  );
}

/**
 * What to do about two projects of one name that both have objects. Under its old name, a project takes what is marked
 * without a uid for its own as well, so of one with a uid and one without, only the latter can be renamed.
 */
function renaming(one: NamedProject, other: NamedProject): string {
  const withoutUid = [one, other].filter(({ uid }) => uid === undefined);
  const [first] = withoutUid;
  if (withoutUid.length === 1 && first) return `if both were applied, ${anotherName(`the one in ${first.folder}`)}`;
  const where = withoutUid.length === 0 ? "if both were applied" : "if both were applied, to spaces of their own";
  return `${where}, ${anotherName("one of them")}`;
}

function anotherName(which: string): string {
  return `give ${which} another metadata.name, with the old one under previousNames`;
}
