import { renderDiagnosticsText } from "../report/diagnostics-text.ts";
import { escapeControls } from "../report/style.ts";
import { CommandError } from "./command-error.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import { toCommandError } from "./failure.ts";
import type { CommandIo } from "./io.ts";

/** Output formats of commands that print a result. */
export type OutputFormat = "text" | "json";

/**
 * Runs a command and turns whatever comes out of it into output and an exit code. A failure is told on stderr, and with
 * `--format json` also on stdout, so that stdout always parses.
 */
export async function runCommand(
  io: CommandIo,
  format: OutputFormat,
  body: () => Promise<ExitCode>,
): Promise<ExitCode> {
  try {
    return await body();
  } catch (error) {
    const failure = toFailure(error);
    printFailure(io, format, failure);
    return failure.exitCode;
  }
}

/** What comes out of a command that threw, whatever it threw. */
export function toFailure(error: unknown): CommandError {
  return toCommandError(error) ?? bugReport(error);
}

/** A failure as JSON for stdout. */
export function renderFailureJson({ code, message, hint, exitCode, diagnostics }: CommandError): string {
  const error = { code, message, ...(hint !== undefined && { hint }), exitCode };
  return `${JSON.stringify({ error, diagnostics }, null, 2)}\n`;
}

/** Tells of a failure in the way that the format asks for. */
export function printFailure(io: CommandIo, format: OutputFormat, failure: CommandError): void {
  const { message, hint, diagnostics, sources } = failure;
  if (format === "json") io.stdout(renderFailureJson(failure));
  if (diagnostics.length > 0) io.stderr(`${renderDiagnosticsText(diagnostics, sources, io.style.stderr)}\n`);
  const lines = message.split("\n").map(escapeControls);
  io.stderr(`${io.style.stderr.red("Error:")} ${lines.join("\n")}\n`);
  if (hint !== undefined) io.stderr(`${io.style.stderr.cyan("Hint:")} ${escapeControls(hint)}\n`);
}

/** Only a bug of ours shows a stack, because only then it is of use. */
function bugReport(error: unknown): CommandError {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new CommandError(`this is a bug in audiencectl, please report it: ${stack}`, {
    code: "internal",
    exitCode: exitCodes.failed,
    cause: error,
  });
}
