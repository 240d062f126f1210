import type { Environment, Project } from "../../project/project.ts";
import { chooseEnvironment } from "../../project/choose-environment.ts";
import { InvalidProjectError } from "../../planning/invalid-project-error.ts";
import { locateProject, readProject, type Findings } from "../../planning/open-project.ts";
import { findRegion } from "../doctor/find-region.ts";
import type { ProjectOptions } from "../definitions/shared-options.ts";
import type { CommandIo } from "../io.ts";
import type { ApiConnectionOptions, ApiTarget } from "../project/connect.ts";
import { environmentFrom } from "../project/environment-from.ts";
import { readToken } from "../project/read-token.ts";
import { secretsIn, textsOf } from "../project/secret-values.ts";

/** Where an operation is sent. */
export interface Reach {
  target: ApiTarget;
  /** The options with the token, where it was read to find the region. */
  options: ApiConnectionOptions;
  /** Whose space fills the fields that nobody gave. Left out: the operation has none, or somebody gave it. */
  spaceOf?: { project: Project; environment: Environment };
}

/** A simulator has to have some space. */
const SIMULATED_SPACE = "simulated";

/**
 * Where an operation is sent. One that needs the space of an environment needs the project. Every other takes from the project,
 * where there is one, what holds for all its environments, and needs nothing but the token where there is none.
 *
 * @throws {InvalidProjectError} when the project, or the environment that is meant, is needed and cannot be told.
 */
export async function findReach(
  io: CommandIo,
  options: ProjectOptions & ApiConnectionOptions,
  needsSpace: boolean,
): Promise<Reach> {
  const located = locateProject({ cwd: io.cwd, project: options.project });
  if (!needsSpace && located.file === undefined && options.env === undefined) return await reachByToken(io, options);
  const findings: Findings = { diagnostics: [], sources: new Map() };
  const found = await readProject({ cwd: io.cwd, project: options.project }, findings);
  if (!found) throw new InvalidProjectError(findings);
  const { project, files } = found;
  const chosen = chooseEnvironment(project, options.env, environmentFrom(io, options.env));
  const environment = chosen.environment ?? (needsSpace || options.env !== undefined ? undefined : anyOf(project));
  findings.diagnostics.push(...chosen.diagnostics);
  if (!environment) throw new InvalidProjectError(findings);
  const { region, space } = environment;
  const { limits, directory } = project;
  const target = { region, space, limits, directory, secrets: secretsIn(io, await textsOf(files)) };
  return { target, options, ...(needsSpace && { spaceOf: { project, environment } }) };
}

/** An environment that stands for all, where one token can be good for all of them. */
function anyOf({ environments }: Project): Environment | undefined {
  const [first, ...others] = environments.values();
  return others.every(({ region }) => region === first?.region) ? first : undefined;
}

async function reachByToken(io: CommandIo, options: ApiConnectionOptions): Promise<Reach> {
  const target = { region: "us", space: SIMULATED_SPACE, limits: {}, directory: io.cwd } as const;
  if (options.simulate || io.env["PUBLIC_API_URL"]) return { target, options };
  const token = await readToken(io, options.tokenFile);
  const region = await findRegion(undefined, token, io.env);
  return { target: { ...target, ...(region && { region }) }, options: { ...options, token } };
}
