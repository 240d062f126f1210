import { writePlan } from "../plan/saved-plan.ts";
import { renderPlanText } from "../report/plan-text.ts";
import { approvalFlag, judgeApproval, readApproval, type ApprovalOptions } from "./approve-plan.ts";
import type { BaseOptions } from "./base/open-base.ts";
import type { ConnectionOptions } from "./connect.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import type { CommandIo } from "./io.ts";
import type { ProjectOptions } from "./load.ts";
import { writeOutputFile } from "./output-file.ts";
import { planFromFiles, type GuardOptions } from "./planning.ts";
import { printFailure, type OutputFormat } from "./run-command.ts";

interface PlanOptions extends ProjectOptions, ConnectionOptions, GuardOptions, ApprovalOptions, BaseOptions {
  format: OutputFormat;
  save?: string;
  detailedExitcode?: boolean;
}

/** `audiencectl plan`: shows what an apply would change. */
export async function run(io: CommandIo, options: PlanOptions): Promise<ExitCode> {
  const approval = readApproval(options);
  const planned = await planFromFiles(io, options);
  await planned.connection.close();
  const { plan, misfit } = judgeApproval(planned.plan, approval);
  const text = writePlan(plan);
  if (options.save !== undefined) await writeOutputFile(io, options.save, text);
  io.stdout(options.format === "json" ? text : renderPlanText(plan, io.style.stdout));
  if (options.save !== undefined)
    io.stderr(
      `Saved to ${options.save}. To apply exactly this: audiencectl apply ${options.save}${approvalFlag(plan)}\n`,
    );
  if (misfit) {
    // The plan is the result all the same, and stdout holds nothing else.
    printFailure(io, "text", misfit);
    return misfit.exitCode;
  }
  if (plan.refused.length > 0) return exitCodes.refused;
  const changes = plan.changes.some(({ action }) => action !== "none");
  return options.detailedExitcode && changes ? exitCodes.differences : exitCodes.done;
}
