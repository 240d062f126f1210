import { existsSync } from "node:fs";
import { locateProject } from "../../../planning/open-project.ts";
import { showPath } from "../../../project/show-path.ts";
import { escapeControls } from "../../../values/printable.ts";
import { listSome, plural } from "../../../values/words.ts";
import type { ExitCode } from "../../exit-codes.ts";
import type { CommandIo } from "../../io.ts";
import type { OutputOptions } from "../../output/output-format.ts";
import { writeFailure } from "../../output/write-failure.ts";
import { stopSignals } from "../../running/interrupt.ts";
import { printFailure, toFailure } from "../../running/run-command.ts";
import { ChangeWaiter } from "./change-waiter.ts";
import { ProjectCamera, type FileChanges } from "./snapshot.ts";

/** What is watched, and where results go. */
export interface WatchOptions extends Pick<OutputOptions, "out"> {
  project?: string | undefined;
}

/**
 * Runs the tests, and again whenever a file of the project changes, until it is asked to stop. A fault of a file is told, and
 * watching goes on. All tests that are chosen are run every time: what hangs on a file is more than its own tests, and running
 * all takes less time than finding that out.
 *
 * @param runOnce Runs the tests and tells the result.
 * @returns The exit code of the last run.
 */
export async function watchTests(
  io: CommandIo,
  { project, out = [] }: WatchOptions,
  runOnce: () => Promise<ExitCode>,
): Promise<ExitCode> {
  const { file } = locateProject({ cwd: io.cwd, project });
  // There is nothing to watch, and the run says what to do.
  if (file === undefined || !existsSync(file)) return await runOnce();
  const stop = new AbortController();
  const onSignal = (): void => stop.abort();
  for (const signal of stopSignals) process.on(signal, onSignal);
  const waiter = new ChangeWaiter(new ProjectCamera(file));
  try {
    let seen = await waiter.look();
    for (;;) {
      const exitCode = await runOnce().catch(async (error: unknown) => {
        const failure = await toFailure(io, error);
        printFailure(io, failure);
        if (!failure.afterResult) await writeFailure(io, { format: "text", out }, failure);
        return failure.exitCode;
      });
      io.stderr(`Watching ${plural(seen.stamps.size, "file")} of the project. Stop with Ctrl-C.\n`);
      const noticed = await waiter.next(seen, stop.signal);
      if (!noticed) return exitCode;
      seen = noticed.now;
      io.stderr(`\n${io.style.stderr.bold(escapeControls(sayChanges(noticed.changes, io.cwd)))}\n`);
    }
  } finally {
    waiter.close();
    for (const signal of stopSignals) process.off(signal, onSignal);
  }
}

/** `Changed audiences.yaml; added tests/vip.yaml`. */
function sayChanges({ changed, added, removed }: FileChanges, cwd: string): string {
  const groups = [
    ["changed", changed],
    ["added", added],
    ["removed", removed],
  ] as const;
  const said = groups.flatMap(([what, files]) =>
    files.length > 0 ? [`${what} ${listSome(files.map((file) => showPath(file, cwd)))}`] : [],
  );
  const text = said.join("; ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
