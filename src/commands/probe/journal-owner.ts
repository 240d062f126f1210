import { hostname } from "node:os";
import type { JournalHead } from "../../probe/journal.ts";
import { isAlive } from "../../values/is-alive.ts";
import { CommandError } from "../command-error.ts";

/** The process that a journal is of, while it is running on this machine; this process is none. */
export function runningProbe(head: JournalHead | undefined): number | undefined {
  const { pid, host } = head ?? {};
  return pid !== undefined && host === hostname() && pid !== process.pid && isAlive(pid) ? pid : undefined;
}

/** The refusal of what must not be done while a probe is running. */
export function probeRuns(file: string, pid: number): CommandError {
  return new CommandError(`a probe with the journal ${file} is running: process ${pid}`, {
    code: "probe-running",
    hint: `wait until it ends, or stop it with Ctrl-C, and it deletes what it made; if process ${pid} is something else, take "pid" out of the first line of the journal`,
  });
}

/**
 * The refusal to begin a journal where there is one. Whether the probe that it is of is running is known on its own machine.
 *
 * @param sweepCommand What deletes what a probe left.
 */
export function journalLeft(file: string, head: JournalHead | undefined, sweepCommand: string): CommandError {
  const pid = runningProbe(head);
  if (pid !== undefined) return probeRuns(file, pid);
  const elsewhere = head?.host !== undefined && head.host !== hostname() ? head : undefined;
  return elsewhere
    ? new CommandError(
        `the journal ${file} is still there: the probe of process ${elsewhere.pid ?? "?"} on ${elsewhere.host} is running, or was interrupted`,
        {
          code: "probe-journal",
          hint: `when it is not running any more, run ${sweepCommand}, which deletes what it left`,
        },
      )
    : new CommandError(`the probe before this one was interrupted: its journal ${file} is still there`, {
        code: "probe-journal",
        hint: `run ${sweepCommand} first, which deletes what it left`,
      });
}
