import { findDrift, hasDrift } from "../plan/drift.ts";
import type { ConnectionOptions } from "./connect.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import type { CommandIo } from "./io.ts";
import type { ProjectOptions } from "./load.ts";
import { planFromFiles } from "./planning.ts";
import { driftRenderers, type DriftFormat } from "./drift-outputs.ts";
import type { OutputOptions } from "./output-format.ts";
import { writeOutputs } from "./outputs.ts";

/** `audiencectl drift`: tells what was changed in the space by hand. */
export async function run(
  io: CommandIo,
  options: ProjectOptions & ConnectionOptions & OutputOptions<DriftFormat>,
): Promise<ExitCode> {
  const { plan, connection } = await planFromFiles(io, options);
  await connection.close();
  const drift = findDrift(plan);
  await writeOutputs(io, options, driftRenderers(io, plan, drift));
  return hasDrift(drift) ? exitCodes.differences : exitCodes.done;
}
