import { once } from "node:events";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo, type Socket } from "node:net";
import path from "node:path";
import { onTestFinished } from "vitest";
import type { CommandResult } from "../../../support/command.ts";

/** A program within the test's process. It takes what a process takes, and gives what one leaves behind. */
export type OwnProgram = (
  words: readonly string[],
  place: { cwd: string; env: Record<string, string> },
) => CommandResult | Promise<CommandResult>;

/**
 * Gives shell scripts programs that run within the test's process: a file for each, which hands its words, its folder and its
 * environment over. A pipeline starts dozens of programs, and a new Node for each would take most of its time.
 *
 * @param folder A new folder, for the files of the programs.
 * @param programs By name.
 */
export async function serveOwnPrograms(folder: string, programs: Record<string, OwnProgram>): Promise<void> {
  mkdirSync(folder);
  let count = 0;
  const answer = async (socket: Socket): Promise<void> => {
    const { name, cwd, words, env } = await readCall(socket);
    const program = programs[name];
    if (!program) throw new Error(`there is no program ${name}`);
    const { exitCode, stdout, stderr } = await program(words, { cwd, env });
    count += 1;
    const said = path.join(folder, `said-${count}`);
    writeFileSync(`${said}.out`, stdout);
    writeFileSync(`${said}.err`, stderr);
    socket.end(`${exitCode} ${said}\n`);
  };
  const server = createServer((socket) => {
    answer(socket).catch((error: unknown) => socket.destroy(error instanceof Error ? error : undefined));
    // The script says that it got no answer.
    socket.on("error", () => {});
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  for (const name of Object.keys(programs)) {
    const file = path.join(folder, name);
    writeFileSync(file, caller(name, port));
    chmodSync(file, 0o755);
  }
}

/**
 * What a shell starts. Everything that it sends ends with a zero byte, and the environment with an empty text. Where it can, it
 * starts no further program, which would take longer than the rest.
 */
function caller(name: string, port: number): string {
  return `#!/usr/bin/env bash
exec 3<>/dev/tcp/127.0.0.1/${port}
if [ -r /proc/self/environ ]; then mapfile -d '' -t variables < /proc/self/environ; else mapfile -d '' -t variables < <(env -0); fi
printf '%s\\0' '${name}' "$PWD" "$#" "$@" "\${variables[@]}" '' >&3
read -r -u 3 code said || { echo "${name}: the test gave no answer" >&2; exit 70; }
mapfile -d '' -t out < "$said.out"
mapfile -d '' -t err < "$said.err"
printf '%s' "\${out[@]}"
printf '%s' "\${err[@]}" >&2
exit "$code"
`;
}

/** Reads what `caller` sends. */
async function readCall(
  socket: Socket,
): Promise<{ name: string; cwd: string; words: string[]; env: Record<string, string> }> {
  let received = "";
  for await (const text of socket.setEncoding("utf8").iterator({ destroyOnReturn: false })) {
    received += String(text);
    const [name = "", cwd = "", count = "0", ...rest] = received.split("\0");
    const words = rest.splice(0, Number(count));
    // What stands after the last zero byte is not whole yet.
    const end = rest.slice(0, -1).indexOf("");
    if (end < 0) continue;
    const env = rest.slice(0, end).map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]);
    return { name, cwd, words, env: Object.fromEntries(env) as Record<string, string> };
  }
  throw new Error("a call has no end");
}
