import { exitCodes, type ExitCode } from "./exit-codes.ts";
import type { CommandIo } from "./io.ts";
import type { OutputOptions } from "./output/output-format.ts";
import { writeOutputs } from "./output/outputs.ts";
import { readPlanFile } from "./apply/read-plan-file.ts";
import { planRenderers, type PlanFormat } from "./output/plan-outputs.ts";

/** `audiencectl show`: prints a saved plan. */
export async function run(io: CommandIo, options: OutputOptions<PlanFormat>, file: string): Promise<ExitCode> {
  await writeOutputs(io, options, planRenderers(io, await readPlanFile(io, file)));
  return exitCodes.done;
}
