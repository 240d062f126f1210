import { driftOfReading } from "../drift/drift-of-reading.ts";
import { hasDrift, isComplete } from "../drift/drift.ts";
import { showPath } from "../project/show-path.ts";
import type { driftDefinition } from "./definitions/changes.ts";
import type { OptionsOf } from "./definitions/option-values.ts";
import { openDriftBaseline } from "./drift/drift-baseline.ts";
import { chooseWebhook } from "./drift/webhook.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import type { CommandIo } from "./io.ts";
import { driftRenderers } from "./output/drift-outputs.ts";
import { loadForEnvironment } from "./project/load.ts";
import { readSpaceFor } from "./project/read-space-for.ts";
import { writeOutputs } from "./output/outputs.ts";

/** `audiencectl drift`: tells what was changed in the space by hand. */
export async function run(io: CommandIo, options: OptionsOf<typeof driftDefinition>): Promise<ExitCode> {
  const webhook = chooseWebhook(io, options);
  const baseline = options.sinceDigest === undefined ? undefined : await openDriftBaseline(io, options.sinceDigest);
  const declared = await loadForEnvironment(io, options);
  const { connection, read } = await readSpaceFor(io, options, declared);
  await connection.close();
  const found = driftOfReading(read, options);
  const drift = baseline?.leaveOut(found) ?? found;
  await writeOutputs(io, options, driftRenderers(io, drift, showPath(declared.project.file, io.cwd)));
  if (hasDrift(drift) || !isComplete(drift)) await webhook?.tell(drift);
  if (!isComplete(drift)) return exitCodes.failed;
  await baseline?.save(found);
  return hasDrift(drift) ? exitCodes.differences : exitCodes.done;
}
