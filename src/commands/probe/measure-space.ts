import path from "node:path";
import metadata from "../../../package.json" with { type: "json" };
import { findSpaceOf } from "../../planning/find-space-of.ts";
import { readSpace } from "../../live/read-space.ts";
import { ownerOf } from "../../planning/owner-of.ts";
import { realClock } from "../../probe/clock.ts";
import { createRun } from "../../probe/names.ts";
import type { Profile } from "../../probe/generated/profile.ts";
import { probeSpace, type ProbeResult } from "../../probe/probe-space.ts";
import { printJson } from "../../report/print-json.ts";
import { renderOutsideIssue } from "../../report/text/outside-issue.ts";
import { renderProfileText } from "../../report/text/profile-text.ts";
import { settingRows } from "../../simulator/settings.ts";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import type { CommandIo } from "../io.ts";
import { writeOutputFile } from "../output/output-file.ts";
import { interruptible } from "../running/interrupt.ts";
import { beginJournal, endJournal } from "./journal-file.ts";
import { journalPath, profileName, recordingName, sweepCommand, type ProbeOptions } from "./probe-options.ts";
import type { ProbeTask } from "./probe-task.ts";
import { refuseUnsafe } from "./refuse-unsafe.ts";
import { tellProgress } from "./tell-progress.ts";
import { isSwept, tellSweep } from "./tell-sweep.ts";

/** Probes a space, writes the profile, and says what was found and what stays. */
export async function measureSpace(io: CommandIo, options: ProbeOptions, task: ProbeTask): Promise<ExitCode> {
  const { connection, environment } = task;
  const { id: spaceId } = await findSpaceOf(connection.client, task.project, environment);
  if (options.throwaway !== undefined) await checkSpace(options.throwaway, spaceId, options, task);
  const file = journalPath(io, options);
  const journal = options.throwaway === undefined ? undefined : beginJournal(file, sweepCommand(options));
  task.recording.begin();
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
      destinationId: options.destination,
      stop,
      abort,
    }),
  );
  journal?.close();
  if (journal && isSwept(sweep)) endJournal(file);
  await writeOutputFile(io, profileName(options), printJson(profile));
  const defaults = Object.fromEntries(Object.entries(settingRows).map(([name, row]) => [name, row.default]));
  io.stdout(options.format === "json" ? printJson(profile) : renderProfileText(profile, defaults, io.style.stdout));
  tellOutside(io, profile, path.basename(recordingName(options)));
  tellSweep(io, sweep, sweepCommand(options));
  io.stderr(`The profile is in ${profileName(options)}, the recording in ${recordingName(options)}.\n`);
  return exitCodeOf({ profile, sweep });
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

function exitCodeOf({ profile, sweep }: ProbeResult): ExitCode {
  return profile.end.how === "complete" && isSwept(sweep) ? exitCodes.done : exitCodes.partial;
}
