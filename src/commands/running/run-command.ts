import { tellFindings } from "../output/tell-findings.ts";
import { hasErrors, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import { escapeControls } from "../../values/printable.ts";
import { CommandError } from "../command-error.ts";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import type { CommandIo } from "../io.ts";
import { checkOutputs, SharedFileError } from "../output/check-outputs.ts";
import { createRedaction } from "../output/redaction.ts";
import type { TellingOptions } from "../definitions/global-options.ts";
import { guardOutputs } from "../output/guard-outputs.ts";
import { logFailure, withLogLines } from "../output/log-lines.ts";
import { openHeldBack } from "../output/held-back.ts";
import type { OutputOptions } from "../output/output-format.ts";
import { openStage } from "../output/stage.ts";
import { readOrigin } from "../output/read-origin.ts";
import type { ReportSetting } from "../../report/report-setting.ts";
import { writeFailure } from "../output/write-failure.ts";
import { plural } from "../../values/words.ts";
import { nextCommand } from "../definitions/next-command.ts";
import { toCommandError } from "./to-command-error.ts";

/**
 * Runs a command and turns whatever comes out of it into output and an exit code. A failure is told on stderr, and in every
 * format that the result was to have, so that stdout and files always parse.
 *
 * @param telling How the command tells on stderr what it is doing. Default: as text, with progress.
 */
export async function runCommand(
  given: CommandIo,
  outputs: OutputOptions,
  body: (io: CommandIo) => Promise<ExitCode>,
  telling: TellingOptions = {},
): Promise<ExitCode> {
  const held = openHeldBack();
  const plain: CommandIo = { ...guardOutputs(given, outputs), ...createRedaction(), ...toldOf(telling), held };
  const setting = await readSetting(plain, outputs);
  const { io, close } = openStage(
    telling.logFormat === "json" ? withLogLines({ ...plain, setting }) : { ...plain, setting },
  );
  try {
    await checkOutputs(io, outputs);
    return await body(io);
  } catch (error) {
    const failure = await toFailure(io, error, given.given);
    tellFailure(io, failure);
    const { out: files, ...common } = outputs;
    const out = failure instanceof SharedFileError ? [] : (files ?? []);
    if (!failure.afterResult) await writeFailure(io, { ...common, out }, failure);
    return failure.exitCode;
  } finally {
    held.release();
    close();
  }
}

function toldOf({ quiet = false, verbose = false }: TellingOptions): Pick<CommandIo, "told"> {
  if (quiet) return { told: "quiet" };
  return verbose ? { told: "verbose" } : {};
}

async function readSetting(io: CommandIo, { markdownLimit }: OutputOptions): Promise<ReportSetting> {
  const origin = await readOrigin(io);
  return { ...(markdownLimit !== undefined && { markdownLimit }), ...(origin && { origin }) };
}

/** What comes out of a command that threw, whatever it threw. @param given The options of the run. Default: none. */
export async function toFailure(io: CommandIo, error: unknown, given?: object): Promise<CommandError> {
  const { withNeighbours } = await import("../project/tell-neighbours.ts");
  return toCommandError(await withNeighbours(io, error), given) ?? bugReport(error);
}

/** Tells of a failure on stderr: as text, or as lines of a JSON log. */
export function tellFailure(io: CommandIo, failure: CommandError): void {
  io.held?.release();
  if (io.log) logFailure(io.log, failure);
  else printFailure(io, failure);
}

/** Tells people of a failure. */
export function printFailure(io: CommandIo, { code, message, hint, diagnostics, sources }: CommandError): void {
  // Warnings that are no reason for the failure must not bury what is.
  const isBuried = code === "invalid-input" && io.told !== "verbose" && hasErrors(diagnostics);
  const [shown, left] = isBuried ? splitErrors(diagnostics) : [diagnostics, []];
  tellFindings(io, shown, sources, { blank: left.length === 0, are: hasErrors(diagnostics) ? "beside" : "result" });
  if (left.length > 0)
    io.stderr(`${plural(left.length, "warning")}: ${nextCommand("validate", io.given ?? {})} shows them.\n\n`);
  const lines = message.split("\n").map(escapeControls);
  io.stderr(`${io.style.stderr.red("Error:")} ${lines.join("\n")}\n`);
  if (hint !== undefined) io.stderr(`${io.style.stderr.cyan("Hint:")} ${escapeControls(hint)}\n`);
}

function splitErrors(diagnostics: readonly Diagnostic[]): [errors: Diagnostic[], others: Diagnostic[]] {
  const isError = ({ severity }: Diagnostic): boolean => severity === "error";
  return [diagnostics.filter(isError), diagnostics.filter((each) => !isError(each))];
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
