import path from "node:path";
import { projectFileName } from "../../project/find-project-file.ts";
import { CommandError } from "../command-error.ts";
import type { ApiConnectionOptions } from "../project/connect.ts";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import type { CommandIo } from "../io.ts";
import { toCommandError } from "../running/to-command-error.ts";
import { nextCommand } from "../definitions/next-command.ts";

/** What an import wrote, and how it ended. */
export interface ImportResult {
  exitCode: ExitCode;
  /** The result of `audiencectl import --format json`. */
  report: { written: readonly { file: string; address: string }[] };
}

/**
 * Runs `audiencectl import --all` for an environment of a new project.
 *
 * @throws {CommandError} saying how to do it again.
 */
export async function importAll(
  io: CommandIo,
  options: ApiConnectionOptions,
  { directory, environment }: { directory: string; environment: string },
): Promise<ImportResult> {
  const project = path.join(directory, projectFileName);
  const texts: string[] = [];
  const quiet = { ...io, stdout: (text: string) => void texts.push(text) };
  try {
    const { run } = await import("../import.ts");
    const all = { ...options, project, env: environment, all: true, format: "json" } as const;
    const exitCode = await run(quiet, all);
    return { exitCode, report: JSON.parse(texts.join("")) as ImportResult["report"] };
  } catch (error) {
    throw importFailed(error, nextCommand("import", { ...options, project, env: environment }, ["--all"]));
  }
}

function importFailed(error: unknown, again: string): unknown {
  const failure = toCommandError(error);
  if (!failure) return error;
  const { message, code, hint, diagnostics, sources } = failure;
  return new CommandError(`the project is set up, and the import failed: ${message}`, {
    code,
    exitCode: exitCodes.failed,
    hint: `${hint === undefined ? "" : `${hint}; `}then run ${again}`,
    diagnostics,
    sources,
    cause: error,
  });
}
