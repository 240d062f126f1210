import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { text } from "node:stream/consumers";
import { screenOf } from "./screen.ts";

const cli = path.resolve(import.meta.dirname, "../../dist/cli.js");

const size = { columns: 70, rows: 12 };

/** util-linux's `script` gives the program a terminal; it is on every Debian, but not everywhere. */
export function hasScript(): boolean {
  try {
    return execFileSync("script", ["--version"], { encoding: "utf8" }).includes("util-linux");
  } catch {
    return false;
  }
}

/** What is typed, each once some text has come up. */
export type Typing = readonly (readonly [after: string, keys: string])[];

/**
 * Runs the built program on a terminal. `shown` is what stands there at the end.
 *
 * @param at `url`: the address of a space; without one there is no token either.
 */
export async function onTerminal(
  words: string,
  typing: Typing,
  { cwd, url, env = {} }: { cwd: string; url?: string; env?: Record<string, string> },
) {
  const command = `stty cols ${size.columns} rows ${size.rows}; exec "${process.execPath}" "${cli}" ${words}`;
  const child = spawn("script", ["-qec", command, "/dev/null"], {
    cwd,
    env: {
      PATH: process.env["PATH"] ?? "",
      TERM: "xterm",
      ...(url !== undefined && { PUBLIC_API_URL: url, PUBLIC_API_TOKEN: "PLACEHOLDER" }),
      ...env,
    },
  });
  let seen = "";
  let typed = 0;
  child.stdout.setEncoding("utf8").on("data", (data: string) => {
    seen += data;
    const [after, keys] = typing[typed] ?? [];
    if (after === undefined || !seen.includes(after)) return;
    typed += 1;
    child.stdin.write(keys ?? "");
  });
  const output = text(child.stdout);
  const [exitCode] = (await once(child, "close")) as [number];
  const all = await output;
  return { exitCode, output: all, shown: screenOf(all, size) };
}
