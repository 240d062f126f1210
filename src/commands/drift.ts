import { findDrift, hasDrift } from "../plan/drift.ts";
import { renderDriftText } from "../report/drift-text.ts";
import { renderDriftJson } from "../report/drift-json.ts";
import type { ConnectionOptions } from "./connect.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import type { CommandIo } from "./io.ts";
import type { ProjectOptions } from "./load.ts";
import { planFromFiles } from "./planning.ts";
import type { OutputFormat } from "./run-command.ts";

/** `audiencectl drift`: tells what was changed in the space by hand. */
export async function run(
  io: CommandIo,
  options: ProjectOptions & ConnectionOptions & { format: OutputFormat },
): Promise<ExitCode> {
  const { plan, connection } = await planFromFiles(io, options);
  await connection.close();
  const drift = findDrift(plan);
  io.stdout(options.format === "json" ? renderDriftJson(plan, drift) : renderDriftText(plan, drift, io.style.stdout));
  return hasDrift(drift) ? exitCodes.differences : exitCodes.done;
}
