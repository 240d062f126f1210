import { writePlan } from "../plan/saved-plan.ts";
import { renderPlanText } from "../report/plan-text.ts";
import type { ConnectionOptions } from "./connect.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import type { CommandIo } from "./io.ts";
import type { ProjectOptions } from "./load.ts";
import { writeOutputFile } from "./output-file.ts";
import { planFromFiles, type GuardOptions } from "./planning.ts";
import type { OutputFormat } from "./run-command.ts";

interface PlanOptions extends ProjectOptions, ConnectionOptions, GuardOptions {
  format: OutputFormat;
  save?: string;
  detailedExitcode?: boolean;
}

/** `audiencectl plan`: shows what an apply would change. */
export async function run(io: CommandIo, options: PlanOptions): Promise<ExitCode> {
  const { plan, connection } = await planFromFiles(io, options);
  await connection.close();
  const text = writePlan(plan);
  if (options.save !== undefined) await writeOutputFile(io, options.save, text);
  io.stdout(options.format === "json" ? text : renderPlanText(plan, io.style.stdout));
  if (options.save !== undefined)
    io.stderr(`Saved to ${options.save}. To apply exactly this: audiencectl apply ${options.save}\n`);
  if (plan.refused.length > 0) return exitCodes.refused;
  const changes = plan.changes.some(({ action }) => action !== "none");
  return options.detailedExitcode && changes ? exitCodes.differences : exitCodes.done;
}
