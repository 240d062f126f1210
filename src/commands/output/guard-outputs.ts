import { disarmCommands, type EscapeStyle } from "../../report/runners/disarm-commands.ts";
import { githubRunner, runnersOf } from "../../report/runners/runners.ts";
import type { CommandIo } from "../io.ts";
import type { OutputFormat, OutputOptions } from "./output-format.ts";

/** How each format writes what must not stand as it is. */
const styles: Record<OutputFormat, EscapeStyle> = {
  text: "json",
  table: "json",
  json: "json",
  sarif: "json",
  csv: "json",
  yaml: "json",
  // In a log, which is text.
  github: "json",
  markdown: "markup",
  html: "markup",
  junit: "markup",
};

/**
 * The same outputs, which say nothing that the runner of a job takes for a command: runners look at both of them. Only in
 * such a job, and on stderr also where the format of one is asked for. Pipes and devices that a file's name leads to count
 * as these outputs: `/dev/stdout` is one of them, and `>(tee log)` may be.
 */
export function guardOutputs(io: CommandIo, { format, out = [] }: OutputOptions): CommandIo {
  const inJob = runnersOf(io.env);
  const forJob = [format, ...out.map((target) => target.format)].includes("github");
  const readers = forJob ? [...new Set([githubRunner, ...inJob])] : inJob;
  if (readers.length === 0) return io;
  const disarm = (text: string, written: OutputFormat): string => {
    // What gives commands to GitHub's runner guards itself from it.
    const others = written === "github" ? readers.filter((each) => each !== githubRunner) : readers;
    return disarmCommands(text, others, styles[written]);
  };
  return {
    ...io,
    disarm,
    stderr: (text) => io.stderr(disarmCommands(text, readers)),
    ...(inJob.length > 0 && { stdout: (text) => io.stdout(disarm(text, format)) }),
  };
}

/**
 * The outputs of the program itself, such as errors about the command line, which quote what somebody wrote: in a job they
 * hold no commands either.
 */
export function guardProgram<Outputs extends Pick<CommandIo, "stdout" | "stderr" | "env">>(given: Outputs): Outputs {
  const readers = runnersOf(given.env);
  if (readers.length === 0) return given;
  return {
    ...given,
    stdout: (text: string) => given.stdout(disarmCommands(text, readers)),
    stderr: (text: string) => given.stderr(disarmCommands(text, readers)),
  };
}
