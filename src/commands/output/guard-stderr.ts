import { disarmCommands } from "../../report/github/disarm-commands.ts";
import type { CommandIo } from "../io.ts";
import type { OutputOptions } from "./output-format.ts";

/**
 * The same outputs, of which stderr says nothing that GitHub's runner takes for a command: it looks there, too. Only in a
 * job of GitHub's, whatever the format, or where the format of one is asked for.
 */
export function guardStderr(io: CommandIo, { format, out = [] }: OutputOptions): CommandIo {
  const forJob = [format, ...out.map((target) => target.format)].includes("github");
  if (!forJob && io.env["GITHUB_ACTIONS"] !== "true") return io;
  return { ...io, stderr: (text) => io.stderr(disarmCommands(text)) };
}
