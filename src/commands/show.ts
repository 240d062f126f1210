import type { showDefinition } from "./definitions/changes.ts";
import type { OptionsOf } from "./definitions/option-values.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import type { CommandIo } from "./io.ts";
import { writeOutputs } from "./output/outputs.ts";
import { readPlanFile } from "./apply/read-plan-file.ts";
import { planRenderers } from "./output/plan-outputs.ts";

/** `audiencectl show`: prints a saved plan. */
export async function run(io: CommandIo, options: OptionsOf<typeof showDefinition>, file: string): Promise<ExitCode> {
  await writeOutputs(io, options, planRenderers(io, await readPlanFile(io, file)));
  return exitCodes.done;
}
