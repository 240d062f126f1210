import { disarmCommands, type EscapeStyle } from "../../report/github/disarm-commands.ts";
import type { CommandIo } from "../io.ts";
import type { OutputFormat, OutputOptions } from "./output-format.ts";

/** How each format writes what must not stand as it is. The one for GitHub guards itself, as it gives commands. */
const styles: Record<OutputFormat, EscapeStyle | undefined> = {
  text: "json",
  json: "json",
  sarif: "json",
  markdown: "markup",
  html: "markup",
  junit: "markup",
  github: undefined,
};

/**
 * The same outputs, which say nothing that GitHub's runner takes for a command: it looks at both of them. Only in a job of
 * GitHub's, and on stderr also where the format of one is asked for. Pipes and devices that a file's name leads to count
 * as these outputs: `/dev/stdout` is one of them, and `>(tee log)` may be.
 */
export function guardOutputs(io: CommandIo, { format, out = [] }: OutputOptions): CommandIo {
  const inJob = io.env["GITHUB_ACTIONS"] === "true";
  const forJob = [format, ...out.map((target) => target.format)].includes("github");
  if (!inJob && !forJob) return io;
  const style = inJob ? styles[format] : undefined;
  return {
    ...io,
    disarm: (text, written) => disarmAs(styles[written], text),
    stderr: (text) => io.stderr(disarmCommands(text)),
    ...(style && { stdout: (text) => io.stdout(disarmCommands(text, style)) }),
  };
}

/**
 * The outputs of the program itself, such as errors about the command line, which quote what somebody wrote: in a job of
 * GitHub's they hold no commands either.
 */
export function guardProgram<Outputs extends Pick<CommandIo, "stdout" | "stderr" | "env">>(given: Outputs): Outputs {
  if (given.env["GITHUB_ACTIONS"] !== "true") return given;
  return {
    ...given,
    stdout: (text: string) => given.stdout(disarmCommands(text)),
    stderr: (text: string) => given.stderr(disarmCommands(text)),
  };
}

function disarmAs(style: EscapeStyle | undefined, text: string): string {
  return style ? disarmCommands(text, style) : text;
}
