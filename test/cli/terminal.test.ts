import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { audience, temporaryFolder, writeProject } from "../support/project.ts";
import { startSpace } from "../support/space.ts";

const cli = path.resolve(import.meta.dirname, "../../dist/cli.js");

/** util-linux's `script` gives the program a terminal; it is on every Debian, but not everywhere. */
function hasScript(): boolean {
  try {
    return execFileSync("script", ["--version"], { encoding: "utf8" }).includes("util-linux");
  } catch {
    return false;
  }
}

/** Runs the program on a terminal and types an answer once it asks. */
async function onTerminal(words: string, answer: string, { cwd, url }: { cwd: string; url: string }) {
  const child = spawn("script", ["-qec", `"${process.execPath}" "${cli}" ${words}`, "/dev/null"], {
    cwd,
    env: { PATH: process.env["PATH"] ?? "", TERM: "xterm", PUBLIC_API_URL: url, PUBLIC_API_TOKEN: "PLACEHOLDER" },
  });
  let asked = false;
  child.stdout.setEncoding("utf8").on("data", (data: string) => {
    if (asked || !data.includes("Only")) return;
    asked = true;
    child.stdin.write(`${answer}\n`);
  });
  const output = text(child.stdout);
  const [exitCode] = (await once(child, "close")) as [number];
  return { exitCode, output: await output };
}

describe.runIf(hasScript())("apply on a terminal", () => {
  test("asks, and a typed yes applies the plan, in colour", async () => {
    const space = await startSpace();
    const folder = temporaryFolder();
    writeProject(folder, [audience("a")]);
    const { exitCode, output } = await onTerminal("apply --time-scale 600", "yes", { cwd: folder, url: space.url });
    expect(exitCode).toBe(0);
    expect(output).toContain("Apply this to the space? (1 to create, 0 to update, 0 to delete)");
    expect(output).toContain("\u001b[");
    expect(space.audiences()).toHaveLength(1);
  });

  test("anything but yes writes nothing", async () => {
    const space = await startSpace();
    const folder = temporaryFolder();
    writeProject(folder, [audience("a")]);
    const { exitCode } = await onTerminal("apply --time-scale 600", "y", { cwd: folder, url: space.url });
    expect(exitCode).toBe(1);
    expect(space.audiences()).toEqual([]);
  });
});
