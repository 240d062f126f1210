import { once } from "node:events";
import { accessSync, constants, lutimesSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../../support/project.ts";
import { startSpace } from "../../support/space.ts";
import { before } from "./support/changes.ts";
import { runScript, type ScriptResult } from "./support/run-script.ts";
import { ciFolder, readCiFile } from "./support/files.ts";
import { startPlainTeam } from "./support/plain-team.ts";
import { createTeamRepository } from "./support/team-repository.ts";
import { makeTools, type ToolOptions } from "./support/tools.ts";
import { isLong } from "../../support/length.ts";

/** A clone with the program installed, on a machine with cron. */
async function setUp({ program }: ToolOptions = {}) {
  const space = await startSpace();
  const folder = temporaryFolder();
  const { clone } = await createTeamRepository(folder, space, before);
  const env = { ...(await makeTools(folder, { program })), PUBLIC_API_URL: space.url };
  return { space, ...(await installCron({ folder, clone, env })) };
}

/** Installs what is locked in a clone. `night` is what cron does there. */
async function installCron({ folder, clone, env }: { folder: string; clone: string; env: Record<string, string> }) {
  const state = path.join(folder, "state");
  const home = { ...env, HOME: folder };
  const runner = { file: path.join(folder, "cron.sh"), shell: "bash {0}", cwd: clone };
  // Before the settings are read, as the line for cron says.
  await runScript("npm ci", { ...runner, env: home });
  const night = async (more: Record<string, string> = {}): Promise<ScriptResult> =>
    await runScript(readCiFile("cron/audiencectl-drift.sh"), {
      ...runner,
      env: { ...home, PUBLIC_API_TOKEN: "PLACEHOLDER", AUDIENCECTL_STATE: state, ...more },
    });
  return { state, night };
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

test("nothing is printed while there is no drift, and later nothing is left out as if it had been", async () => {
  const { space, night } = await setUp();
  await space.byHand.create({
    name: "Vips",
    audienceType: "USERS",
    enabled: true,
    definition: { query: "event('Vip').count() >= 1" },
  });
  expect(await night()).toEqual({ exitCode: 0, log: "" });
  await space.byHand.edit("Staff", { enabled: false });
  const { log } = await night();
  expect(log).toContain("audience/staff");
  expect(log).not.toMatch(/Left out|Vips/);
});

test("the line for cron brings the clone up to date before it looks", () => {
  const [line = ""] = readCiFile("cron/audiencectl-drift.sh").match(/^# +17 3 .*$/gm) ?? [];
  const places = ["git pull -q --ff-only &&", "npm ci ", "scripts/audiencectl-drift.sh"].map((part) =>
    line.indexOf(part),
  );
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((one, other) => one - other));
});

test("drift is told once, by mail and by the webhook, and told again when there is more", async () => {
  const { space, night } = await setUp(isLong ? { program: "built" } : {});
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
    expect(log).toContain("Whether there is drift in growth/production is not known");
  }
});

test("a run that overtakes another ends at once, and touches nothing", async () => {
  const { state, night } = await setUp();
  const lock = path.join(state, "drift.lock");
  mkdirSync(state);
  symlinkSync(String(process.pid), lock);
  expect(await night({ PUBLIC_API_TOKEN: "" })).toEqual({ exitCode: 0, log: "" });
  // Nobody waits for ever without a word.
  const hours = 3600;
  lutimesSync(lock, Date.now() / 1000 - 13 * hours, Date.now() / 1000 - 13 * hours);
  const stuck = await night();
  expect(stuck.exitCode).toBe(1);
  expect(stuck.log).toContain(`the process ${process.pid} has held the lock ${lock}`);
});

test.runIf(isLong)("the lock of a run that was killed is taken over, and is gone after it", async () => {
  const { state, night } = await setUp();
  mkdirSync(state);
  symlinkSync("999999999", path.join(state, "drift.lock"));
  expect(await night()).toEqual({ exitCode: 0, log: "" });
  expect(readdirSync(state)).not.toContain("drift.lock");
});

test("it needs no program that macOS does not have, and nothing of bash that came after 3.2", async () => {
  const script = readCiFile("cron/audiencectl-drift.sh").replaceAll(/^#.*$/gm, "");
  expect(script).not.toMatch(
    /\b(flock|lockf|setsid|timeout|realpath|mapfile|readarray|tac)\b|\^\^|,,\}|declare -[An]|&>>|\|&/,
  );
  expect(script).not.toMatch(/\bsed -i|\bdate -d|\bstat -c|\bgrep -P|\breadlink -f/);
});

test.runIf(isLong)(
  "it fails aloud where the projects cannot be listed, and without a folder for what was told",
  async () => {
    const { night } = await setUp();
    const unknown = await night({ AUDIENCECTL_TARGET: "growth/nowhere" });
    expect(unknown.exitCode).toBe(1);
    expect(unknown.log).toContain("there is no project and environment growth/nowhere");
    const homeless = await night({ AUDIENCECTL_STATE: "", HOME: "" });
    expect(homeless.exitCode).toBe(1);
    expect(homeless.log).toContain("there is no HOME");
  },
);

test.runIf(isLong)(
  "two projects with two environments each are told apart, and each has a memory of its own",
  async () => {
    const team = await startPlainTeam();
    await team.applyAll();
    const { night, state } = await installCron({ ...team, clone: team.repository.clone });
    team.editIn("production", "Ops one", false);
    const first = await night();
    expect(first.exitCode, first.log).toBe(2);
    expect(first.log).toMatch(/^ops\/production\n/);
    expect(first.log).not.toContain("growth");
    expect(await night()).toEqual({ exitCode: 0, log: "" });
    team.editIn("staging", "Ops one", false);
    expect((await night()).log).toMatch(/^ops\/staging\n/);
    expect(readdirSync(state)).toEqual(expect.arrayContaining(["drift-ops.production.json", "drift-ops.staging.json"]));
  },
);

describe("a project file that cannot be read, with cron", () => {
  test("is told every night, with the new drift of the other project", async () => {
    const team = await startPlainTeam();
    await team.applyAll();
    team.breakProject("ops");
    const { night } = await installCron({ ...team, clone: team.repository.clone });
    team.editIn("production", "Growth one", false);
    const first = await night();
    expect([first.exitCode, first.log]).toEqual([1, expect.stringMatching(/^growth\/production\n/m)]);
    const second = await night();
    expect([second.exitCode, second.log]).toEqual([1, expect.stringContaining("teams/ops/audiencectl.yaml")]);
    expect(second.log).not.toContain("growth/production");
  });

  test("is no word to whoever looks at another project alone", async () => {
    const team = await startPlainTeam();
    await team.applyAll();
    team.breakProject("ops");
    const { night } = await installCron({ ...team, clone: team.repository.clone });
    expect(await night({ AUDIENCECTL_TARGET: "growth/staging" })).toEqual({ exitCode: 0, log: "" });
  });

  test("is named to whoever looks at that project alone", async () => {
    const team = await startPlainTeam();
    team.breakProject("ops");
    const { night } = await installCron({ ...team, clone: team.repository.clone });
    const { exitCode, log } = await night({ AUDIENCECTL_TARGET: "ops/staging" });
    expect([exitCode, log]).toEqual([1, expect.stringContaining("teams/ops/audiencectl.yaml")]);
  });
});

test("the script can be executed", () => {
  expect(() => accessSync(path.join(ciFolder, "cron/audiencectl-drift.sh"), constants.X_OK)).not.toThrow();
});
