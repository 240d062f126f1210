import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { createStyle } from "../../report/style.ts";
import type { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import type { LogLine } from "./log-line.ts";

/**
 * The same outputs with a stderr that is a log of JSON lines and nothing else: texts are lines of the code `message`. Where
 * somebody wants quiet, events that only inform are left out.
 */
export function withLogLines(given: CommandIo): CommandIo {
  const { screen: _, ...io } = given;
  const log = (line: LogLine): void => {
    if (io.told !== "quiet" || line.level !== "info" || line.code === "message") io.stderr(`${JSON.stringify(line)}\n`);
  };
  return {
    ...io,
    log,
    stderr: (text) => log({ ...now(), code: "message", level: "info", data: { text: text.trim() } }),
    style: { ...io.style, stderr: createStyle(false) },
  };
}

/** Tells of a failure in such a log: its findings are lines of the code `finding`, and it is the line `command.failed`. */
export function logFailure(log: (line: LogLine) => void, failure: CommandError): void {
  for (const diagnostic of failure.diagnostics) log(findingLine(diagnostic));
  const { code, message, hint, exitCode } = failure;
  const data = { code, message, ...(hint !== undefined && { hint }), exitCode };
  log({ ...now(), code: "command.failed", level: "error", data });
}

/** A finding as a line of the code `finding`. */
export function findingLine({ severity, address, code, message, hint, source }: Diagnostic): LogLine {
  return {
    ...now(),
    code: "finding",
    level: severity,
    ...(address !== undefined && { address }),
    data: {
      code,
      message,
      ...(hint !== undefined && { hint }),
      ...(source && { file: source.file, line: source.line, column: source.column }),
    },
  };
}

function now(): { time: string } {
  return { time: new Date().toISOString() };
}
