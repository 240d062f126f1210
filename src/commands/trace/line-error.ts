import { RecordingError } from "../../recording/read-recording.ts";
import { CommandError } from "../command-error.ts";

/** Runs a reader of lines, and says of which file a fault is. @throws {CommandError} for a line that cannot be read. */
export function readLines<Line>(read: (text: string) => Line[], text: string, name: string, hint: string): Line[] {
  try {
    const lines = read(text);
    if (lines.length > 0) return lines;
  } catch (error) {
    if (!(error instanceof RecordingError)) throw error;
    throw new CommandError(`${name}:${error.line}: ${error.message}`, { code: "trace-line", hint, cause: error });
  }
  throw new CommandError(`${name} holds no exchange`, { code: "trace-empty", hint });
}
