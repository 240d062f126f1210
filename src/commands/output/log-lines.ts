import type { ApplyEvent } from "../../apply/events.ts";
import { createStyle } from "../../report/style.ts";
import type { ExitCode } from "../exit-codes.ts";
import type { CommandIo } from "../io.ts";
import { toFailure } from "../running/run-command.ts";
import type { OutputOptions } from "./output-format.ts";
import { writeFailure } from "./write-failure.ts";

/** One line of a JSON log: an event of an apply, or what else would have been text on stderr. */
type LogLine = Omit<ApplyEvent, "time" | "code"> & {
  code: ApplyEvent["code"] | "message" | "finding" | "command.failed";
};

/**
 * Runs a command whose stderr is a log of JSON lines and nothing else: texts are lines of the code `message`, findings of
 * `finding`, and a failure is the line `command.failed`.
 */
export async function withLogLines(
  io: CommandIo,
  outputs: OutputOptions,
  body: (io: CommandIo) => Promise<ExitCode>,
): Promise<ExitCode> {
  const tell = (line: LogLine): void => io.stderr(`${JSON.stringify({ time: new Date().toISOString(), ...line })}\n`);
  const { screen: _, ...rest } = io;
  const logged: CommandIo = {
    ...rest,
    log: (event) => io.stderr(`${JSON.stringify(event)}\n`),
    stderr: (text) => tell({ code: "message", level: "info", data: { text: text.trim() } }),
    style: { ...io.style, stderr: createStyle(false) },
  };
  try {
    return await body(logged);
  } catch (error) {
    const failure = toFailure(error);
    for (const { severity, address, code, message, hint, source } of failure.diagnostics)
      tell({
        code: "finding",
        level: severity,
        ...(address !== undefined && { address }),
        data: {
          code,
          message,
          ...(hint !== undefined && { hint }),
          ...(source && { file: source.file, line: source.line, column: source.column }),
        },
      });
    const { code, message, hint, exitCode } = failure;
    const data = { code, message, ...(hint !== undefined && { hint }), exitCode };
    tell({ code: "command.failed", level: "error", data });
    if (!failure.afterResult) await writeFailure(io, outputs, failure);
    return exitCode;
  }
}
