import { Readable } from "node:stream";
import type { ExitCode } from "../../src/commands/exit-codes.ts";
import type { CommandIo } from "../../src/commands/io.ts";
import type { OutputOptions } from "../../src/commands/output/output-format.ts";
import { runCommand } from "../../src/commands/running/run-command.ts";
import { createStyle } from "../../src/report/style.ts";

/** What a command's module exports, for tests that run it with the options that they are about. */
export interface CommandModule {
  run: (io: CommandIo, options: never, ...words: never[]) => Promise<ExitCode>;
}

/** What a command left behind. */
export interface CommandResult {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/** Runs a command in this process, with the exit code and the output that the program would give. */
export async function runInProcess(
  module: CommandModule,
  {
    cwd,
    env = {},
    options = {},
    positional = [],
    typed,
    input = typed ?? [],
  }: {
    cwd: string;
    env?: Record<string, string>;
    options?: object;
    /** A word after the name of a command, or a list where it takes several at the end. */
    positional?: readonly (string | readonly string[])[];
    /** Lines that somebody at a terminal types, perhaps after something else. Without it there is nobody. */
    typed?: readonly string[] | AsyncIterable<string>;
    /** Lines of standard input. */
    input?: readonly string[] | AsyncIterable<string>;
  },
): Promise<CommandResult> {
  const output = { stdout: "", stderr: "" };
  const io: CommandIo = {
    stdout: (text) => void (output.stdout += text),
    stderr: (text) => void (output.stderr += text),
    stdin: Readable.from(linesOf(input)),
    env,
    cwd,
    interactive: typed !== undefined,
    style: { stdout: createStyle(false), stderr: createStyle(false) },
  };
  const outputs = { format: "text", ...options } as OutputOptions;
  const exitCode = await runCommand(io, outputs, (guarded) =>
    module.run(guarded, outputs as never, ...(positional as never[])),
  );
  return { exitCode, ...output };
}

async function* linesOf(input: readonly string[] | AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of input) yield `${line}\n`;
}
