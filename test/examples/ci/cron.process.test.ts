import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { accessSync, constants } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../../support/project.ts";
import { startSpace } from "../../support/space.ts";
import { before } from "./support/changes.ts";
import { runScript, type ScriptResult } from "./support/run-script.ts";
import { ciFolder, readCiFile } from "./support/files.ts";
import { createTeamRepository } from "./support/team-repository.ts";
import { makeTools, type ToolOptions } from "./support/tools.ts";
import { isLong } from "../../support/length.ts";

/** A clone with the program installed, on a machine with cron. */
async function setUp({ program }: ToolOptions = {}) {
  const space = await startSpace();
  const folder = temporaryFolder();
  const { clone } = await createTeamRepository(folder, space, before);
  const tools = await makeTools(folder, { program });
  const state = path.join(folder, "state");
  const env = { ...tools, PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER", HOME: folder };
  const runner = { file: path.join(folder, "cron.sh"), shell: "bash {0}", cwd: clone };
  await runScript("npm ci", { ...runner, env });
  const night = async (more: Record<string, string> = {}): Promise<ScriptResult> =>
    await runScript(readCiFile("cron/audiencectl-drift.sh"), {
      ...runner,
      env: { ...env, AUDIENCECTL_STATE: state, ...more },
    });
  return { space, state, night };
}

/** A receiver of webhooks on this machine. */
async function startReceiver(): Promise<{ url: string; received: string[] }> {
  const received: string[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (part: string) => (body += part));
    request.on("end", () => {
      received.push(body);
      response.end();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, received };
}

test("nothing is printed while there is no drift", async () => {
  const { night } = await setUp();
  expect(await night()).toEqual({ exitCode: 0, log: "" });
});

test("drift is told once, by mail and by the webhook, and told again when there is more", async () => {
  const { space, night } = await setUp({ program: "built" });
  const { url, received } = await startReceiver();
  const told = { AUDIENCECTL_WEBHOOK_URL: url };
  await space.byHand.edit("Staff", { enabled: false });
  const first = await night(told);
  expect(first.exitCode, first.log).toBe(2);
  expect(first.log).toContain("audience/staff");
  expect(await night(told)).toEqual({ exitCode: 0, log: "" });
  expect(received).toEqual([expect.stringContaining("audience/staff")]);

  await space.byHand.edit("Guests", { enabled: false });
  const more = await night(told);
  expect(more.exitCode).toBe(2);
  expect(more.log).toContain("audience/guests");
  expect(received).toHaveLength(2);
});

test.runIf(isLong)("a failure is no drift: it ends with 1, and is told on every night", async () => {
  const { night } = await setUp();
  for (const _ of [1, 2]) {
    const { exitCode, log } = await night({ PUBLIC_API_TOKEN: "" });
    expect(exitCode).toBe(1);
    expect(log).toContain("Whether there is drift is not known");
  }
});

test.runIf(isLong)("a run that overtakes another ends at once, and touches nothing", async () => {
  const { state, night } = await setUp();
  await night();
  const holder: ChildProcess = spawn("flock", [path.join(state, "drift-production.lock"), "cat"], {
    stdio: ["pipe", "pipe", "ignore"],
  });
  onTestFinished(() => void holder.kill());
  holder.stdin?.write("held\n");
  await once(holder.stdout ?? holder, "data");
  expect(await night({ PUBLIC_API_TOKEN: "" })).toEqual({ exitCode: 0, log: "" });
  holder.stdin?.end();
  await once(holder, "close");
  expect((await night({ PUBLIC_API_TOKEN: "" })).exitCode).toBe(1);
});

test("the script can be executed", () => {
  expect(() => accessSync(path.join(ciFolder, "cron/audiencectl-drift.sh"), constants.X_OK)).not.toThrow();
});
