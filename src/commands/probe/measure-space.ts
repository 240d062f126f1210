import path from "node:path";
import metadata from "../../../package.json" with { type: "json" };
import { findSpaceOf } from "../../planning/find-space-of.ts";
import { readSpace } from "../../live/read-space.ts";
import { ownerOf } from "../../planning/owner-of.ts";
import { realClock } from "../../probe/clock.ts";
import { createRun } from "../../probe/names.ts";
import type { Profile } from "../../probe/generated/profile.ts";
import { probeSpace, type ProbeResult } from "../../probe/probe-space.ts";
import { isJournalDone, isSwept } from "../../probe/sweep.ts";
import { printJson } from "../../report/print-json.ts";
import { renderOutsideIssue } from "../../report/text/outside-issue.ts";
import { renderProfileText } from "../../report/text/profile-text.ts";
import { settingRows } from "../../simulator/settings.ts";
import { CommandError } from "../command-error.ts";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import type { CommandIo } from "../io.ts";
import { writeOutputFile } from "../output/output-file.ts";
import { interruptible } from "../running/interrupt.ts";
import { checkDestination } from "./check-destination.ts";
import { confirmProbe } from "./confirm-probe.ts";
import { beginJournal, endJournal } from "./journal-file.ts";
import { journalPath, profileName, recordingName, sweepCommand, type ProbeOptions } from "./probe-options.ts";
import type { ProbeTask } from "./probe-task.ts";
import { refuseUnsafe } from "./refuse-unsafe.ts";
import { tellProgress } from "./tell-progress.ts";
import { tellSweep } from "./tell-sweep.ts";

/** Probes a space, writes the profile, and says what was found and what stays. */
export async function measureSpace(io: CommandIo, options: ProbeOptions, task: ProbeTask): Promise<ExitCode> {
  const { connection, environment } = task;
  const { id: spaceId } = await findSpaceOf(connection.client, task.project, environment);
  const { throwaway, destination } = options;
  if (throwaway !== undefined) {
    await checkSpace(throwaway, spaceId, options, task);
    if (destination !== undefined) await checkDestination(destination, options, task);
    const question = `Make objects in the space ${throwaway} of ${environment.name}, edit them and delete them again?`;
    await confirmProbe(io, options, environment, question);
  }
  const file = journalPath(io, options);
  const journal = throwaway === undefined ? undefined : beginJournal(file, sweepCommand(options));
  try {
    task.recording.begin();
  } catch (error) {
    journal?.close();
    // Nothing was made yet, so there is nothing to undo.
    if (journal) endJournal(file);
    throw error;
  }
  const { profile, sweep } = await interruptible(io, (stop, abort) =>
    probeSpace({
      client: connection.client,
      count: task.count,
      spaceId,
      region: environment.region,
      tool: metadata.version,
      run: createRun(),
      leftOut: options.slow ? {} : { H: "it takes hours, and was not asked for with --slow" },
      ...(journal && { journal }),
      budget: task.count.sent + options.maxRequests,
      clock: realClock(connection.timeScale),
      tell: tellProgress(io),
      destinationId: destination,
      stop,
      abort,
    }),
  );
  journal?.close();
  if (journal && isJournalDone(sweep)) endJournal(file);
  const defaults = Object.fromEntries(Object.entries(settingRows).map(([name, row]) => [name, row.default]));
  io.stdout(options.format === "json" ? printJson(profile) : renderProfileText(profile, defaults, io.style.stdout));
  tellOutside(io, profile, path.basename(recordingName(options)));
  tellSweep(io, sweep, sweepCommand(options));
  // Last, because what was found and what stays is told even where the file cannot be written any more.
  await writeProfile(io, options, profile);
  return exitCodeOf({ profile, sweep });
}

async function writeProfile(io: CommandIo, options: ProbeOptions, profile: Profile): Promise<void> {
  try {
    await writeOutputFile(io, profileName(options), printJson(profile));
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    const { message, code, exitCode } = error;
    const hint = "with --format json, the profile is on stdout";
    throw new CommandError(message, { code, exitCode, hint, cause: error, afterResult: true });
  }
  if (io.told !== "quiet")
    io.stderr(`The profile is in ${profileName(options)}, the recording in ${recordingName(options)}.\n`);
}

/** Whoever looks at a terminal or a log is offered what to report; a file gets the result alone. */
function tellOutside(io: CommandIo, profile: Profile, recording: string): void {
  const aboutOf = (name: string): string =>
    Object.hasOwn(settingRows, name) ? settingRows[name as keyof typeof settingRows].about : "";
  const issue = renderOutsideIssue(profile, { aboutOf, recording });
  if (issue === undefined) return;
  const lead = "Segment does what the simulator does not know. Please report it; this text has no data of yours:";
  io.stderr(`${io.style.stderr.bold(lead)}\n\n${issue}\n`);
}

async function checkSpace(typed: string, spaceId: string, options: ProbeOptions, task: ProbeTask): Promise<void> {
  const { client } = task.connection;
  const { space } = await client.call("getSpace", { path: { spaceId } });
  const { live } = await readSpace({ client, spaceId });
  const owner = ownerOf(task.project, task.environment);
  refuseUnsafe({ slug: space?.slug ?? "", typed, live, owner, crowded: options.crowded ?? false });
}

/** A group that ended before its end is told by name, and is not looked at whole. One that was left out says why in the profile. */
function exitCodeOf({ profile, sweep }: ProbeResult): ExitCode {
  const isWhole =
    profile.end.how === "complete" && Object.values(profile.groups).every(({ outcome }) => outcome !== "stopped");
  return isWhole && isSwept(sweep) ? exitCodes.done : exitCodes.partial;
}
