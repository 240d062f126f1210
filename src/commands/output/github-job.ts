import { randomUUID } from "node:crypto";
import { appendFile, stat } from "node:fs/promises";
import type { GithubReport } from "../../report/github/github-report.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";

/** Of a step whose summary is larger, GitHub shows none of it. */
const SUMMARY_LIMIT_BYTES = 1024 * 1024;

const noRoom =
  "\n_The summary of this step has no room for another report, of which there may be 1 MiB in all. The log has it._\n";

/**
 * Adds a report to the summary and the outputs of the GitHub job that this runs in. Elsewhere there are none, and nothing
 * is written.
 *
 * @throws {CommandError} when the runner's files cannot be written.
 */
export async function appendToJob(io: CommandIo, { summary, outputs }: GithubReport): Promise<void> {
  await append(io, "GITHUB_STEP_SUMMARY", await fitSummary(io, summary));
  await append(io, "GITHUB_OUTPUT", Object.entries(outputs).map(renderOutput).join(""));
}

/** The summary, or as much about it as there is room for after what other commands of the step have written. */
async function fitSummary(io: CommandIo, summary: string): Promise<string> {
  const file = io.env["GITHUB_STEP_SUMMARY"];
  if (file === undefined || file === "" || summary === "") return "";
  const written = (await stat(file).catch(() => undefined))?.size ?? 0;
  const fits = (text: string): boolean => written + Buffer.byteLength(text) <= SUMMARY_LIMIT_BYTES;
  if (fits(summary)) return summary;
  io.stderr(
    "The report is not in the summary of the step, which has no room for it (1 MiB for all commands of a step).\n",
  );
  return fits(noRoom) ? noRoom : "";
}

/** A value between lines that it cannot hold itself, because nobody knows them before. */
function renderOutput([name, value]: [string, string]): string {
  const end = `end-${randomUUID()}`;
  return `${name}<<${end}\n${value}\n${end}\n`;
}

async function append(io: CommandIo, variable: string, text: string): Promise<void> {
  const file = io.env[variable];
  if (file === undefined || file === "" || text === "") return;
  try {
    await appendFile(file, text);
  } catch (error) {
    throw new CommandError(`the file that ${variable} names cannot be written`, {
      code: "output-file",
      hint: `unset ${variable} where this is no GitHub job`,
      cause: error,
    });
  }
}
