import { driftOfReading } from "../drift/drift-of-reading.ts";
import { hasDrift, isComplete, type DriftOptions } from "../drift/drift.ts";
import { showPath } from "../project/show-path.ts";
import type { ConnectionOptions } from "./project/connect.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import type { CommandIo } from "./io.ts";
import { openKnownDrift } from "./drift/drift-baseline.ts";
import { loadForEnvironment, type ProjectOptions } from "./project/load.ts";
import { readSpaceFor } from "./project/read-space-for.ts";
import { driftRenderers, type DriftFormat } from "./output/drift-outputs.ts";
import type { OutputOptions } from "./output/output-format.ts";
import { writeOutputs } from "./output/outputs.ts";
import { chooseWebhook, type WebhookOptions } from "./drift/webhook.ts";

interface DriftCommandOptions
  extends ProjectOptions, ConnectionOptions, OutputOptions<DriftFormat>, Partial<DriftOptions>, WebhookOptions {
  /** The file of what the last run found. */
  sinceDigest?: string;
}

/** `audiencectl drift`: tells what was changed in the space by hand. */
export async function run(io: CommandIo, options: DriftCommandOptions): Promise<ExitCode> {
  const webhook = chooseWebhook(io, options);
  const known = options.sinceDigest === undefined ? undefined : await openKnownDrift(io, options.sinceDigest);
  const declared = await loadForEnvironment(io, options);
  const { connection, read } = await readSpaceFor(io, options, declared);
  await connection.close();
  const found = driftOfReading(read, options);
  const drift = known?.leaveOut(found) ?? found;
  await writeOutputs(io, options, driftRenderers(io, drift, showPath(declared.project.file, io.cwd)));
  if (hasDrift(drift) || !isComplete(drift)) await webhook?.tell(drift);
  if (!isComplete(drift)) return exitCodes.failed;
  await known?.save(found);
  return hasDrift(drift) ? exitCodes.differences : exitCodes.done;
}
