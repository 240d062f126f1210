import { findSpaceOf } from "../../planning/find-space-of.ts";
import { createAsk } from "../../probe/ask.ts";
import { ProbeEndError } from "../../probe/ends.ts";
import { realClock } from "../../probe/clock.ts";
import { sweep } from "../../probe/sweep.ts";
import { plural } from "../../values/words.ts";
import { CommandError } from "../command-error.ts";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import type { CommandIo } from "../io.ts";
import { interruptible } from "../running/interrupt.ts";
import { endJournal, readJournalFile } from "./journal-file.ts";
import { journalPath, sweepCommand, type ProbeOptions } from "./probe-options.ts";
import type { ProbeTask } from "./probe-task.ts";
import { isSwept, tellSweep } from "./tell-sweep.ts";

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
  const rest = readJournalFile(file);
  if (rest !== undefined && rest.space !== spaceId)
    throw new CommandError(`the journal ${file} is of another space, ${rest.space}`, {
      code: "probe-journal",
      hint: "choose the environment of that space with --env, or another journal with --profile",
    });
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
      hint: `run ${sweepCommand(options)} again`,
      exitCode: exitCodes.partial,
      cause: error,
    });
  });
  if (isSwept(swept)) endJournal(file);
  io.stdout(`${plural(swept.removed, "object")} of earlier probes deleted.\n`);
  tellSweep(io, swept, sweepCommand(options));
  return isSwept(swept) ? exitCodes.done : exitCodes.partial;
}
