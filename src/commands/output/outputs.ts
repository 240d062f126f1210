import type { GithubReport } from "../../report/github/github-report.ts";
import { CommandError } from "../command-error.ts";
import { appendToJob } from "./github-job.ts";
import type { CommandIo } from "../io.ts";
import type { OutputFormat, OutputOptions } from "./output-format.ts";
import { writeOutputFile } from "./output-file.ts";

/** What a format makes of a result. */
export type Rendering = string | GithubReport;

/** How a result is rendered in each of a command's formats. Only those asked for are called. */
export type Renderers<Format extends OutputFormat> = Record<Format, () => Rendering | Promise<Rendering>>;

/**
 * Prints a result, and writes it to the files that are asked for. A file that cannot be written takes nothing from the
 * others, and nothing from stdout: what an apply has done must be told.
 *
 * @throws {CommandError} when a file cannot be written, after everything else is.
 */
export async function writeOutputs<Format extends OutputFormat>(
  io: CommandIo,
  { format, out = [] }: OutputOptions<Format>,
  renderers: Renderers<Format>,
): Promise<void> {
  const renderings = new Map<Format, Rendering>();
  for (const each of new Set([format, ...out.map((target) => target.format)]))
    renderings.set(each, await renderers[each]());
  const printed = textOf(renderings.get(format));
  io.stdout(printed);
  const written = await Promise.allSettled([
    ...out.map(({ file, format }) => writeOutputFile(io, file, textOf(renderings.get(format)), { format })),
    writeToJob(io, renderings.values()),
  ]);
  const failed = written.find(({ status }) => status === "rejected");
  io.held?.release(() => io.stderr(printed === "" ? "" : "\n"));
  if (failed?.status === "rejected") throw afterResult(failed.reason);
}

/** A failure that is told on stderr only, because the result stands on stdout already. */
export function afterResult(error: unknown): unknown {
  if (!(error instanceof CommandError)) return error;
  const { message, code, hint, cause } = error;
  return new CommandError(message, { code, ...(hint !== undefined && { hint }), cause, afterResult: true });
}

/** Adds what is for a GitHub job to that. */
export async function writeToJob(io: CommandIo, renderings: Iterable<Rendering>): Promise<void> {
  for (const rendering of renderings) if (typeof rendering !== "string") await appendToJob(io, rendering);
}

/** What of a rendering goes to stdout or into a file. */
export function textOf(rendering: Rendering = ""): string {
  return typeof rendering === "string" ? rendering : rendering.log;
}
