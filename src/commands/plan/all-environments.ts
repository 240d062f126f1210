import type { Plan } from "../../plan/generated/plan.ts";
import { InvalidProjectError } from "../../planning/invalid-project-error.ts";
import { readProject, type Findings } from "../../planning/open-project.ts";
import { printJson } from "../../report/print-json.ts";
import { CommandError } from "../command-error.ts";
import type { planDefinition } from "../definitions/changes.ts";
import type { OptionsOf } from "../definitions/option-values.ts";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import type { CommandIo } from "../io.ts";
import { readToken } from "../project/read-token.ts";
import { tellFailure, toFailure } from "../running/run-command.ts";

type PlanFlags = OptionsOf<typeof planDefinition>;

/** Options that are about one plan. */
const ofOnePlan = ["save", "out", "approve", "trace"] as const;

/** From the worst on: what counts for all environments together. */
const worstFirst: readonly ExitCode[] = [exitCodes.failed, exitCodes.refused, exitCodes.differences, exitCodes.done];

/**
 * Plans every environment of a project, one after the other. One that cannot be planned does not stop the others.
 *
 * @param planOne Plans one environment, and prints the result.
 * @returns The worst exit code of them.
 * @throws {CommandError} for options that are about one plan.
 * @throws {InvalidProjectError} when there is no project.
 */
export async function planAll(
  io: CommandIo,
  options: PlanFlags,
  planOne: (io: CommandIo, options: PlanFlags & { token?: Awaited<ReturnType<typeof readToken>> }) => Promise<ExitCode>,
): Promise<ExitCode> {
  refuseOfOnePlan(options);
  const findings: Findings = { diagnostics: [], sources: new Map() };
  const found = await readProject({ cwd: io.cwd, project: options.project }, findings);
  if (!found) throw new InvalidProjectError(findings);
  const isJson = options.format === "json";
  // Standard input can be read only once.
  const token = options.tokenFile === "-" && !options.simulate ? { token: await readToken(io, "-") } : {};
  const codes: ExitCode[] = [];
  const plans: unknown[] = [];
  for (const env of found.project.environments.keys()) {
    const texts: string[] = [];
    const one = { ...io, given: { ...options, env } };
    const out: CommandIo = isJson ? { ...one, stdout: (text) => void texts.push(text) } : one;
    if (!isJson && codes.length > 0) io.stdout("\n");
    try {
      codes.push(await planOne(out, { ...options, ...token, env }));
      plans.push(JSON.parse(isJson ? texts.join("") : "null") as Plan | null);
    } catch (error) {
      const failure = await toFailure(io, error, one.given);
      if (!isJson) io.stdout(`Environment ${env} could not be planned.\n`);
      tellFailure(io, failure);
      codes.push(failure.exitCode);
      plans.push({ environment: env, error: { code: failure.code, message: failure.message } });
    }
  }
  if (isJson) io.stdout(printJson({ plans }));
  return worstFirst.find((code) => codes.includes(code)) ?? exitCodes.failed;
}

function refuseOfOnePlan(options: PlanFlags): void {
  const given = ofOnePlan.find((option) => options[option] !== undefined);
  if (given === undefined && (options.format === "text" || options.format === "json")) return;
  const what = given === undefined ? `--format ${options.format}` : `--${given}`;
  throw new CommandError(`${what} is about one plan, and goes without --all-envs`, {
    code: "usage",
    hint: "plan each environment with --env; --all-envs prints text, or JSON with all plans",
  });
}
