import type { CommandIo } from "./io.ts";
import type { OutputOptions } from "./output-format.ts";

/**
 * The same outputs, of which stderr says nothing that GitHub's runner takes for a command: it looks there, too, for lines
 * that begin with `::`, and for `##[` anywhere in a line. Only where a job's format is asked for.
 */
export function guardStderr(io: CommandIo, { format, out = [] }: OutputOptions): CommandIo {
  const forJob = [format, ...out.map((target) => target.format)].includes("github");
  if (!forJob) return io;
  return { ...io, stderr: (text) => io.stderr(text.replaceAll(/^(\s*):(?=:)/gm, "$1: ").replaceAll("##[", "# #[")) };
}
