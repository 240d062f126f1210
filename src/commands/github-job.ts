import { randomUUID } from "node:crypto";
import { appendFile } from "node:fs/promises";
import type { GithubReport } from "../report/github/github-report.ts";
import { CommandError } from "./command-error.ts";
import type { CommandIo } from "./io.ts";

/**
 * Adds a report to the summary and the outputs of the GitHub job that this runs in. Elsewhere there are none, and nothing
 * is written.
 *
 * @throws {CommandError} when the runner's files cannot be written.
 */
export async function appendToJob(io: CommandIo, { summary, outputs }: GithubReport): Promise<void> {
  await append(io, "GITHUB_STEP_SUMMARY", summary);
  await append(io, "GITHUB_OUTPUT", Object.entries(outputs).map(renderOutput).join(""));
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
