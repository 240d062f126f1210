import { Readable } from "node:stream";
import type { CommandIo } from "../../src/commands/io.ts";
import { withLogLines } from "../../src/commands/output/log-lines.ts";
import { openStage } from "../../src/commands/output/stage.ts";
import { createStyle } from "../../src/report/style.ts";

/** What a command is run with, and all that it writes to stderr. */
export interface WatchedIo {
  io: CommandIo;
  /** Ends what is shown, as the end of a command does. */
  close: () => void;
  written: () => string;
}

/**
 * The outputs of a command with a stage.
 *
 * @param columns The width of a terminal. Left out: stderr is a log.
 * @param json Whether that is a log of JSON lines. Default false.
 */
export function openWatched({
  columns,
  told,
  json = false,
}: { columns?: number | undefined; told?: CommandIo["told"]; json?: boolean } = {}): WatchedIo {
  let stderr = "";
  const style = createStyle(false);
  const given: CommandIo = {
    stdout: () => undefined,
    stderr: (text) => void (stderr += text),
    stdin: Readable.from([]),
    env: {},
    cwd: "/",
    interactive: false,
    style: { stdout: style, stderr: style },
    ...(told && { told }),
    ...(columns !== undefined && { screen: () => ({ columns, rows: 24 }) }),
  };
  return { ...openStage(json ? withLogLines(given) : given), written: () => stderr };
}
