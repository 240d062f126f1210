import { InvalidProjectError } from "../../planning/invalid-project-error.ts";
import { readProject, type Findings } from "../../planning/open-project.ts";
import { isWritten } from "../../plan/change/is-change.ts";
import type { Change, Plan } from "../../plan/generated/plan.ts";
import { CommandError } from "../command-error.ts";
import type { GuardOptions, ProjectOptions } from "../definitions/shared-options.ts";
import { exitCodes } from "../exit-codes.ts";
import type { CommandIo } from "../io.ts";
import type { ApiConnection, ApiConnectionOptions } from "../project/connect.ts";
import { planAgain, type Planned } from "../project/plan-from-files.ts";
import type { ApprovedPlan } from "../../planning/plan-approved.ts";

type AgreedOptions = ProjectOptions & ApiConnectionOptions & GuardOptions;

/**
 * What is left to do of a plan that somebody approved: files and space are read again, and whatever they do not ask for in
 * the same way is refused.
 *
 * @param connection An open one to go on with. Left out: a new one is made.
 * @throws {CommandError} of exit code 4 when the plan is of another project, environment or space, or a change differs.
 */
export async function openApproved(
  io: CommandIo,
  options: AgreedOptions,
  approved: Plan,
  connection?: ApiConnection,
): Promise<Planned & ApprovedPlan> {
  await checkScope(io, options, approved);
  const planned = await planAgain(io, { ...options, env: approved.environment }, approved, connection);
  const { plan, agreement } = planned;
  if (plan.space.id !== approved.space.id)
    throw stale(
      `the plan was made for the space ${approved.space.id}, and the project names ${plan.space.id} for the environment ${plan.environment}`,
      "make a new plan, or look who changed the space in the project file",
    );
  if (agreement.differing.length > 0)
    throw stale(
      "the plan is not what is asked for now",
      "make a new plan and look at it",
      agreement.differing,
      asApproved(plan.changes),
    );
  return planned;
}

async function checkScope(io: CommandIo, { project: file, env }: ProjectOptions, approved: Plan): Promise<void> {
  if (env !== undefined && env !== approved.environment)
    throw stale(
      `the plan was made for the environment ${approved.environment}, not ${env}`,
      "leave --env out and AUDIENCECTL_ENV unset, or make a plan for that environment",
    );
  const findings: Findings = { diagnostics: [], sources: new Map() };
  const found = await readProject({ cwd: io.cwd, project: file }, findings);
  if (!found) throw new InvalidProjectError(findings);
  const { name, uid } = found.project;
  if (name !== approved.project || uid !== approved.uid)
    throw stale(
      `the plan belongs to the project ${nameWith(approved.project, approved.uid)}, and this is ${nameWith(name, uid)}`,
      "run it in the folder of its project, or name that with --project",
    );
}

function nameWith(project: string, uid: string | undefined): string {
  return uid === undefined ? project : `${project} (${uid})`;
}

/** The changes that are as they were approved, and not made because others are not: a plan is applied as a whole. */
function asApproved(changes: readonly Change[]): string {
  const addresses = changes.filter(isWritten).map(({ address }) => address);
  return addresses.length === 0 ? "" : `. Not done, although as approved: ${addresses.join(", ")}`;
}

function stale(message: string, hint: string, diagnostics: CommandError["diagnostics"] = [], rest = ""): CommandError {
  return new CommandError(`${message}; nothing was written${rest}`, {
    code: "plan-stale",
    exitCode: exitCodes.stale,
    hint,
    diagnostics,
  });
}
