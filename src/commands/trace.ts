import { readFile } from "node:fs/promises";
import path from "node:path";
import { text as readStream } from "node:stream/consumers";
import { suggest } from "../values/suggest.ts";
import { CommandError } from "./command-error.ts";
import type { OptionsOf } from "./definitions/option-values.ts";
import type { traceDefinition } from "./definitions/trace.ts";
import type { ExitCode } from "./exit-codes.ts";
import type { CommandIo } from "./io.ts";
import { traceActions, type TraceAction } from "./trace/actions.ts";
import { sanitiseTrace } from "./trace/sanitise-trace.ts";
import { verifyRecording } from "./trace/verify-recording.ts";

/** What an action does with the text of a file. */
type RunAction = (
  io: CommandIo,
  options: OptionsOf<typeof traceDefinition>,
  source: { text: string; name: string },
) => ExitCode | Promise<ExitCode>;

const actions: Readonly<Record<TraceAction, RunAction>> = { sanitise: sanitiseTrace, verify: verifyRecording };

/** `audiencectl trace`: makes a recording of a trace, or replays one. */
export async function run(
  io: CommandIo,
  options: OptionsOf<typeof traceDefinition>,
  action: string,
  file: string,
): Promise<ExitCode> {
  if (!isAction(action)) throw unknownAction(action);
  const name = file === "-" ? "standard input" : file;
  return await actions[action](io, options, { text: await read(io, file, name), name });
}

function isAction(word: string): word is TraceAction {
  return Object.hasOwn(actions, word);
}

async function read(io: CommandIo, file: string, name: string): Promise<string> {
  try {
    return file === "-" ? await readStream(io.stdin) : await readFile(path.resolve(io.cwd, file), "utf8");
  } catch (error) {
    throw new CommandError(`${name} cannot be read: ${error instanceof Error ? error.message : String(error)}`, {
      code: "trace-file",
      hint: "give a file that --trace has written, or a recording made of one",
      cause: error,
    });
  }
}

function unknownAction(word: string): CommandError {
  const near = suggest(word, traceActions);
  return new CommandError(`trace cannot ${JSON.stringify(word)}`, {
    code: "unknown-action",
    hint: `${near === undefined ? "" : `did you mean ${near}? `}write trace ${traceActions.join(" or trace ")} FILE`,
  });
}
