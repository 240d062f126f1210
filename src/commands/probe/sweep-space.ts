import { findSpaceOf } from "../../planning/find-space-of.ts";
import { createAsk } from "../../probe/ask.ts";
import { ProbeEndError } from "../../probe/ends.ts";
import { realClock } from "../../probe/clock.ts";
import { isJournalDone, isSwept, sweep } from "../../probe/sweep.ts";
import { CommandError } from "../command-error.ts";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import type { CommandIo } from "../io.ts";
import { interruptible } from "../running/interrupt.ts";
import { confirmProbe } from "./confirm-probe.ts";
import { endJournal, readJournalFile } from "./journal-file.ts";
import { probeRuns, runningProbe } from "./journal-owner.ts";
import { journalPath, sweepCommand, type ProbeOptions } from "./probe-options.ts";
import type { ProbeTask } from "./probe-task.ts";
import { sweptText, tellSweep } from "./tell-sweep.ts";

/** Deletes what earlier probes left in a space, by the journal of the last one and by name and marker. */
export async function sweepSpace(
  io: CommandIo,
  options: ProbeOptions,
  { connection, project, environment, count }: ProbeTask,
): Promise<ExitCode> {
  const { client } = connection;
  const clock = realClock(connection.timeScale);
  const { id: spaceId } = await findSpaceOf(client, project, environment);
  const file = journalPath(io, options);
  const command = sweepCommand(options);
  const { rest, head } = readJournalFile(file, command) ?? {};
  const pid = runningProbe(head);
  if (pid !== undefined) throw probeRuns(file, pid);
  if (rest !== undefined && rest.space !== spaceId)
    throw new CommandError(`the journal ${file} is of another space, ${rest.space}`, {
      code: "probe-journal",
      hint: "choose the environment of that space with --env, or another journal with --profile",
    });
  await confirmProbe(io, options, environment, `Delete what probes left in the space of ${environment.name}?`);
  const swept = await interruptible(io, (stop) =>
    sweep({
      ask: createAsk({ client, count, clock, stop, abort: stop }),
      spaceId,
      rest,
      sleep: (seconds) => clock.sleep(seconds, stop),
    }),
  ).catch((error: unknown) => {
    if (!(error instanceof ProbeEndError)) throw error;
    throw new CommandError(`not everything could be looked at: ${error.message}`, {
      code: "probe-sweep",
      hint: `run ${command} again`,
      exitCode: exitCodes.partial,
      cause: error,
    });
  });
  if (isJournalDone(swept)) endJournal(file);
  io.stdout(sweptText(swept));
  tellSweep(io, swept, command);
  return isSwept(swept) ? exitCodes.done : exitCodes.partial;
}
