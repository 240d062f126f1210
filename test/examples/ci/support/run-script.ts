import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { text } from "node:stream/consumers";

/** How a script went. */
export interface ScriptResult {
  exitCode: number;
  /** What it printed, stdout before stderr. */
  log: string;
}

/**
 * Runs a script as a runner does: saves it, and gives the file to a shell. The environment holds only what is given.
 *
 * @param shell Words of which `{0}` becomes the file.
 */
export async function runScript(
  script: string,
  { file, shell, cwd, env }: { file: string; shell: string; cwd: string; env: Record<string, string> },
): Promise<ScriptResult> {
  writeFileSync(file, script);
  const [program = "", ...words] = shell.split(" ").map((word) => (word === "{0}" ? file : word));
  const child = spawn(program, words, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  const output = Promise.all([text(child.stdout), text(child.stderr)]);
  const [exitCode] = (await once(child, "close")) as [number];
  return { exitCode, log: (await output).join("") };
}
