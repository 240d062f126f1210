import type { Secret } from "../segment/secret.ts";
import type { ReportSetting } from "../report/report-setting.ts";
import { createStyle, type Style } from "../report/style.ts";
import type { HeldBack } from "./output/held-back.ts";
import type { LogLine } from "./output/log-line.ts";
import type { OutputFormat } from "./output/output-format.ts";
import type { ScreenSize } from "./output/painter.ts";
import type { Stage } from "./output/shown.ts";

/** Everything a command has to do with the outside world, so that it can be run in a test or inside another program. */
export interface CommandIo {
  /** The result, and nothing else. */
  stdout: (text: string) => void;
  /** Progress and findings. */
  stderr: (text: string) => void;
  /** Takes an event where stderr is a log of JSON lines; elsewhere its text goes to stderr. */
  log?: (event: LogLine) => void;
  /** Takes what is told beside a result, once that is out. Left out: it is told at once. */
  held?: HeldBack;
  /** How much somebody wants to be told on stderr. Left out: progress, and not every request. */
  told?: "quiet" | "verbose";
  /** Where it is shown how far a command is. Left out: that is shown nowhere. */
  stage?: Stage;
  /**
   * Takes from a text what must not stand in the log of a job, for whatever is written past `stdout` and `stderr` and may
   * end there all the same. Left out: there is no such log.
   */
  disarm?: (text: string, format: OutputFormat) => string;
  /** From now on, `redact` hides these secrets and no others. */
  hide?: (secrets: readonly Secret[]) => void;
  /** A plain value with every secret in its texts masked. Left out: nothing is hidden. */
  redact?: <Value>(value: Value) => Value;
  /** What reports of this run keep to, and what they are made from. Left out: the defaults, and nothing is said. */
  setting?: ReportSetting;
  /** The options that the run was given, for command lines to go on with; see `nextCommand`. Left out: none. */
  given?: object;
  stdin: NodeJS.ReadableStream;
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
  /** Whether somebody sits at a terminal and can be asked. */
  interactive: boolean;
  /** The size of the terminal that stderr is, where it is one that can be painted over. */
  screen?: () => ScreenSize;
  /** Styles of the two outputs, each coloured only on a terminal. */
  style: { stdout: Style; stderr: Style };
}

/**
 * The process's own streams. Colour is used on a terminal only; `NO_COLOR` and `--no-color` switch it off (see
 * no-color.org), `FORCE_COLOR` switches it on, or off where it is `0` or `false`. A terminal is painted over unless `TERM`
 * says that it cannot be, or `CI` that it ends in a log.
 */
export function processIo({ color }: { color: boolean }): CommandIo {
  const { stdout, stderr, stdin, env } = process;
  const coloured = (stream: NodeJS.WriteStream): boolean =>
    color && !env["NO_COLOR"] && (forcedColor(env) ?? (stream.isTTY && env["TERM"] !== "dumb"));
  const paintable = stderr.isTTY && env["TERM"] !== "dumb" && !env["CI"];
  return {
    stdout: (text) => void stdout.write(text),
    stderr: (text) => void stderr.write(text),
    stdin,
    env,
    cwd: process.cwd(),
    interactive: stdin.isTTY && stderr.isTTY,
    // Some terminals give no size, or one of nothing.
    ...(paintable && { screen: () => ({ columns: stderr.columns || 80, rows: stderr.rows || 24 }) }),
    style: { stdout: createStyle(coloured(stdout)), stderr: createStyle(coloured(stderr)) },
  };
}

/** What `FORCE_COLOR` asks for, as Node reads it; `undefined` where it is not set or empty. */
export function forcedColor({ FORCE_COLOR: wish = "" }: CommandIo["env"]): boolean | undefined {
  return wish === "" ? undefined : !["0", "false"].includes(wish);
}
