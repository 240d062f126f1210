import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { expect, test } from "vitest";
import { cli } from "../support/cli.ts";
import { runWords } from "../support/command-line.ts";
import { audience, temporaryFolder, writeProject } from "../support/project.ts";
import { startSpace } from "../support/space.ts";

const words = ["--env", "test", "--time-scale", "600"];

/** Runs the built program until it says something, and sends it a signal then. */
async function probeUntil(text: string, signal: NodeJS.Signals) {
  const space = await startSpace({ settings: { lockSeconds: 120 } });
  const folder = temporaryFolder();
  writeProject(folder, [audience("vips")]);
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  const child = spawn(process.execPath, [cli, "probe", "--throwaway", "simulated", ...words], {
    cwd: folder,
    env: { PATH: process.env["PATH"], ...env },
  });
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (data: string) => {
    const said = stderr.includes(text);
    stderr += data;
    if (!said && stderr.includes(text)) child.kill(signal);
  });
  child.stdout.resume();
  const [exitCode] = (await once(child, "close")) as [number | null];
  const sweep = () => runWords(["probe", "--sweep", ...words], { cwd: folder, env });
  return { space, folder, exitCode, stderr, sweep };
}

test("Ctrl-C ends a probe, which deletes what it made and writes what it found", async () => {
  const { space, folder, exitCode, stderr } = await probeUntil("a name that is taken", "SIGINT");
  expect(stderr).toContain("Deleting what was made");
  expect(space.audiences()).toEqual([]);
  expect(exitCode).toBe(5);
  const { default: profile } = (await import(path.join(folder, "probe.json"), { with: { type: "json" } })) as {
    default: unknown;
  };
  expect(profile).toMatchObject({ end: { how: "interrupted" }, settings: { tokenAccess: { value: "full" } } });
});

test("after a kill, --sweep deletes what was made", async () => {
  const { space, exitCode, sweep } = await probeUntil("an edit of one option alone", "SIGKILL");
  expect(exitCode).toBe(null);
  expect((await sweep()).exitCode).toBe(0);
  expect(space.audiences()).toEqual([]);
});
