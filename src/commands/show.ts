import { writePlan } from "../plan/saved-plan.ts";
import { renderPlanText } from "../report/plan-text.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import type { CommandIo } from "./io.ts";
import { readPlanFile } from "./plan-file.ts";
import type { OutputFormat } from "./run-command.ts";

/** `audiencectl show`: prints a saved plan. */
export async function run(io: CommandIo, options: { format: OutputFormat }, file: string): Promise<ExitCode> {
  const plan = await readPlanFile(io, file);
  io.stdout(options.format === "json" ? writePlan(plan) : renderPlanText(plan, io.style.stdout));
  return exitCodes.done;
}
