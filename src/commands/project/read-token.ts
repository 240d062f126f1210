import { readFile } from "node:fs/promises";
import path from "node:path";
import { text as readStream } from "node:stream/consumers";
import { Secret } from "../../segment/secret.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import { findTokenMistake } from "./token-mistakes.ts";

/** Where a token comes from, in words, and what that has. */
interface TokenSource {
  /** Such as `PUBLIC_API_TOKEN` or `standard input`. */
  from: string;
  /** Without the blanks around it. */
  text: string;
}

/**
 * The token from a file, from standard input with `-`, or from `PUBLIC_API_TOKEN`. Errors say where it was read, and
 * nothing of what is there.
 *
 * @throws {CommandError} when there is none, or what is there cannot be a token.
 */
export async function readToken(io: CommandIo, file: string | undefined): Promise<Secret> {
  const { from, text } = await readSource(io, file);
  if (text === "") throw missing(io, file, from);
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(text))
    throw invalid(
      `there is an address where the API token should be, in ${from}`,
      "put the token into PUBLIC_API_TOKEN or the token file; only another address of the API goes into PUBLIC_API_URL",
    );
  // RFC 6750: what a bearer token is made of. Another character shows that something else was given, or more than the token.
  if (/^[\w.~+/-]+=*$/.test(text)) return new Secret(text);
  const mistake = findTokenMistake(text);
  throw mistake
    ? invalid(`the API token of ${from} ${mistake.found}`, mistake.remedy)
    : invalid(
        `the API token of ${from} contains blanks or other characters that no token has`,
        "copy the token again, and nothing else along with it",
      );
}

async function readSource(io: CommandIo, file: string | undefined): Promise<TokenSource> {
  if (file === undefined) return { from: "PUBLIC_API_TOKEN", text: (io.env["PUBLIC_API_TOKEN"] ?? "").trim() };
  if (file === "-") return { from: "standard input", text: (await readStream(io.stdin)).trim() };
  return { from: "the file of --token-file", text: (await readTokenFile(io, file)).trim() };
}

/** That there is no token. A variable or a file that is there and empty is told apart from none. */
function missing(io: CommandIo, file: string | undefined, from: string): CommandError {
  const isUnset = file === undefined && io.env["PUBLIC_API_TOKEN"] === undefined;
  return new CommandError(`there is no API token${isUnset ? "" : `: ${from} is empty`}`, {
    code: "token-missing",
    hint:
      file === undefined
        ? "set PUBLIC_API_TOKEN, or give --token-file; --simulate needs none"
        : `put the token into ${file === "-" ? from : "that file"}, or leave --token-file out and set PUBLIC_API_TOKEN`,
  });
}

function invalid(message: string, hint: string): CommandError {
  return new CommandError(message, { code: "token-invalid", hint });
}

async function readTokenFile(io: CommandIo, file: string): Promise<string> {
  try {
    return await readFile(path.resolve(io.cwd, file), "utf8");
  } catch (error) {
    // What was given may be the token itself.
    throw new CommandError(`the file given with --token-file cannot be read${codeOf(error)}`, {
      code: "token-file",
      hint: "check its path; the token itself goes into PUBLIC_API_TOKEN, where no process list shows it",
      cause: error,
    });
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? ` (${error.code})` : "";
}
