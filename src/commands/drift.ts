import { hasDrift, type DriftOptions } from "../drift/drift.ts";
import { findDrift } from "../drift/find-drift.ts";
import { showPath } from "../project/show-path.ts";
import type { ConnectionOptions } from "./project/connect.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import type { CommandIo } from "./io.ts";
import { openKnownDrift } from "./drift/drift-baseline.ts";
import type { ProjectOptions } from "./project/load.ts";
import { planFromFiles } from "./planning.ts";
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
  const { plan, connection, loaded, desired, seen } = await planFromFiles(io, options);
  await connection.close();
  const found = findDrift(plan, { live: seen.live, declared: desired }, options);
  const drift = known?.leaveOut(plan, found) ?? found;
  await writeOutputs(io, options, driftRenderers(io, plan, drift, showPath(loaded.project.file, io.cwd)));
  if (hasDrift(drift)) await webhook?.tell(plan, drift);
  await known?.save(plan, found);
  return hasDrift(drift) ? exitCodes.differences : exitCodes.done;
}
