import { chooseEnvironment } from "../../project/choose-environment.ts";
import { CommandError } from "../command-error.ts";
import type { ProjectOptions, GuardOptions } from "../definitions/shared-options.ts";
import type { ApiConnectionOptions } from "../project/connect.ts";
import type { CommandIo } from "../io.ts";
import { InvalidProjectError } from "../../planning/load-declared-project.ts";
import { readProject, type Findings } from "../../planning/open-project.ts";
import type { Planned } from "../project/plan-from-files.ts";
import { readPlanFile } from "./read-plan-file.ts";
import { textsOf } from "../project/secret-values.ts";
import { connectTo } from "../project/connect-to.ts";

/**
 * A saved plan with the connection it is to be applied over. The manifests are not read: what was approved is what is
 * done. The project file is, because it knows the region and the limits.
 *
 * @throws {CommandError} when the plan is not of this project, or guards are overridden after the fact.
 */
export async function openSavedPlan(
  io: CommandIo,
  options: ProjectOptions & ApiConnectionOptions & GuardOptions,
  file: string,
): Promise<Omit<Planned, "seen">> {
  const plan = await readPlanFile(io, file);
  const overridden =
    options.maxDeletes ??
    options.maxDeletePercent ??
    options.maxChangePercent ??
    options.allowDeleteAll ??
    options.createMissing;
  if (overridden !== undefined)
    throw new CommandError("guards cannot be overridden for a saved plan, because they were decided when it was made", {
      code: "saved-guards",
      hint: "give the flag to audiencectl plan --save instead, or approve the plan as it is with --approve and its digest",
    });
  if (options.env !== undefined && options.env !== plan.environment)
    throw new CommandError(`the plan was made for the environment ${plan.environment}, not ${options.env}`, {
      code: "saved-environment",
      hint: "leave --env out, or make a plan for that environment",
    });
  const findings: Findings = { diagnostics: [], sources: new Map() };
  const found = await readProject({ cwd: io.cwd, project: options.project }, findings);
  if (!found) throw new InvalidProjectError(findings);
  const { project, files } = found;
  if (project.name !== plan.project)
    throw new CommandError(`the plan belongs to the project ${plan.project}, and this is ${project.name}`, {
      code: "saved-project",
      hint: "run it in the folder of its project, or name that with --project",
    });
  const { environment, diagnostics } = chooseEnvironment(project, plan.environment);
  if (!environment) throw new InvalidProjectError({ ...findings, diagnostics });
  // Manifests may be missing or faulty here; what they say counts for nothing but the secrets they name.
  const texts = [JSON.stringify(plan), ...(await textsOf(files))];
  const connection = await connectTo(io, options, { project, environment, texts });
  return { plan, connection, access: { client: connection.client, spaceId: plan.space.id } };
}
