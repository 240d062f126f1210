import { spawn } from "node:child_process";
import { devNull } from "node:os";
import { buffer, text } from "node:stream/consumers";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import { gitEnvironment } from "./git-environment.ts";

/** What git answered. File names in its output may be in any encoding, so the output is bytes. */
export interface GitAnswer {
  exitCode: number;
  stdout: Buffer;
  /** What git says of a failure, as one line. */
  complaint: string;
}

/** How git is to be run. */
export interface GitOptions {
  /** The folder to run in. */
  cwd: string;
  /** Written to its standard input. */
  input?: Buffer;
  /** An index of our own instead of the repository's. */
  indexFile?: string;
}

/** Settings under which git runs no program of the repository's and writes nothing of its own into it. */
const settings = [
  "core.fsmonitor=false",
  "core.splitIndex=false",
  // An index that is written calls a hook, even when it is a temporary one.
  `core.hooksPath=${devNull}`,
].flatMap((setting) => ["-c", setting]);

/**
 * Runs git without a shell. That it fails is an answer, too.
 *
 * @throws {CommandError} when there is no git.
 */
export async function runGit(
  io: CommandIo,
  words: readonly string[],
  { cwd, input, indexFile }: GitOptions,
): Promise<GitAnswer> {
  const env = {
    ...gitEnvironment(io.env),
    LC_ALL: "C",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_TERMINAL_PROMPT: "0",
    GIT_LITERAL_PATHSPECS: "1",
    ...(indexFile !== undefined && { GIT_INDEX_FILE: indexFile }),
  };
  try {
    const child = spawn("git", [...settings, ...words], { cwd, env });
    // When git ends before it has read everything, its exit code says why.
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
    const ended = new Promise<number>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code) => resolve(code ?? 1));
    });
    const [exitCode, stdout, stderr] = await Promise.all([ended, buffer(child.stdout), text(child.stderr)]);
    return { exitCode, stdout, complaint: firstLine(stderr) };
  } catch (error) {
    throw new CommandError("git cannot be run, and --base needs it", {
      code: "base-no-git",
      hint: "install git and put it on the PATH, or leave --base out",
      cause: error,
    });
  }
}

/** The text of an answer that is one line. */
export function lineOf({ stdout }: GitAnswer): string {
  return stdout.toString("utf8").replace(/\r?\n$/, "");
}

/** An answer that had to come. @throws {CommandError} when git failed. */
export async function askGit(io: CommandIo, words: readonly string[], options: GitOptions): Promise<GitAnswer> {
  const answer = await runGit(io, words, options);
  if (answer.exitCode === 0) return answer;
  throw new CommandError(`git ${words[0] ?? ""} failed: ${answer.complaint}`, {
    code: "base-git-failed",
    hint: "see whether git status and git log work in the project's folder, or leave --base out",
  });
}

function firstLine(stderr: string): string {
  const [line = ""] = stderr.trim().split("\n");
  return line.replace(/^fatal: /, "");
}
