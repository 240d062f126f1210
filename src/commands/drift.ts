import { driftOfReading } from "../drift/drift-of-reading.ts";
import { hasDrift, isComplete, type Drift } from "../drift/drift.ts";
import { showPath } from "../project/show-path.ts";
import type { driftDefinition } from "./definitions/changes.ts";
import type { OptionsOf } from "./definitions/option-values.ts";
import { openDriftBaseline } from "./drift/drift-baseline.ts";
import { tellWaysOn } from "./drift/tell-ways-on.ts";
import { askFates, tellPeople } from "./drift/tell-people.ts";
import { chooseWebhook } from "./drift/webhook.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import type { CommandIo } from "./io.ts";
import { driftRenderers } from "./output/drift-outputs.ts";
import { CommandError } from "./command-error.ts";
import { withAddresses } from "./project/address-words.ts";
import { hasSelectors, refuseBaseAlone } from "./project/selectors.ts";
import { loadProjectFor } from "./project/load.ts";
import { readElsewhere } from "./project/read-declared-elsewhere.ts";
import { readSpaceFor } from "./project/read-space-for.ts";
import { writeOutputs } from "./output/outputs.ts";
import { withoutSecrets } from "./output/redaction.ts";
import { nextCommand, reachOfRun } from "./definitions/next-command.ts";

/** `audiencectl drift`: tells what was changed in the space by hand. */
export async function run(
  io: CommandIo,
  given: OptionsOf<typeof driftDefinition>,
  addresses: readonly string[] = [],
): Promise<ExitCode> {
  const options = withAddresses(io, given, addresses);
  const webhook = chooseWebhook(io, options);
  const baseline = options.sinceDigest === undefined ? undefined : await openDriftBaseline(io, options.sinceDigest);
  if (options.unmanaged === "fail" && hasSelectors(options)) throw nobodySelectable(options);
  refuseBaseAlone(options);
  const { declared, select } = await loadProjectFor(io, options);
  const { connection, read } = await readSpaceFor(io, options, declared, { select });
  const find = (seen: Parameters<typeof driftOfReading>[0]): Drift =>
    driftOfReading(seen, { ...options, reach: reachOfRun(options, declared.environment.name) });
  const alone = find(read);
  const isAsked = alone.notices.some(({ code }) => code === "plan-unknown-key");
  // What the last run has told as missing is not asked about again, and stays that.
  const fates = await askFates(read, baseline?.leaveOut(alone) ?? alone);
  const asked = isAsked || fates.size > 0;
  const elsewhere = isAsked && { elsewhere: await readElsewhere(io, read) };
  const found = asked ? find({ ...read, fates, ...elsewhere }) : alone;
  const drift = await tellPeople(io, read.access, baseline?.leaveOut(found) ?? found);
  await connection.close();
  await writeOutputs(io, options, driftRenderers(io, drift, showPath(declared.project.file, io.cwd)));
  tellWaysOn(io, drift, { options, project: declared.project, environment: drift.environment });
  if (hasDrift(drift) || !isComplete(drift)) await webhook?.tell(withoutSecrets(io, drift));
  if (!isComplete(drift)) return exitCodes.failed;
  await baseline?.save(found);
  return hasDrift(drift) ? exitCodes.differences : exitCodes.done;
}

function nobodySelectable(options: OptionsOf<typeof driftDefinition>): CommandError {
  return new CommandError("--unmanaged fail is about unmanaged objects, which no selector can select", {
    code: "usage",
    hint: `run ${nextCommand("drift", options, ["--unmanaged", "fail"])} without selectors`,
  });
}
