import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { text } from "node:stream/consumers";
import type { CommandResult } from "./command.ts";

/** The built program. */
export const cli = path.resolve(import.meta.dirname, "../../dist/cli.js");

/** Runs the built program in a child process without a terminal. The environment holds only what is given. */
export async function runCli(
  words: readonly string[],
  {
    cwd,
    env = {},
    input = "",
    program = cli,
  }: { cwd: string; env?: Record<string, string>; input?: string; program?: string },
): Promise<CommandResult> {
  const child = spawn(process.execPath, [program, ...words], { cwd, env: { PATH: process.env["PATH"] ?? "", ...env } });
  child.stdin.end(input);
  const output = Promise.all([text(child.stdout), text(child.stderr)]);
  const [exitCode] = (await once(child, "close")) as [number];
  const [stdout, stderr] = await output;
  return { exitCode, stdout, stderr };
}
