import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { parseDocument } from "yaml";
import type { Plan } from "../../src/plan/generated/plan.ts";
import type { SimulatorState } from "../../src/simulator/state.ts";
import { runCli } from "../support/cli.ts";
import { runWords } from "../support/command-line.ts";
import { isLong } from "../support/length.ts";
import { profileOf } from "../support/profile.ts";
import { summarise } from "../support/scenario.ts";
import { audience, temporaryFolder, writeProject } from "../support/project.ts";

const cli = path.resolve(import.meta.dirname, "../../dist/cli.js");

/** Starts `audiencectl simulate` on a free port and answers its address. */
async function serve(cwd: string, ...words: string[]) {
  const child = spawn(process.execPath, [cli, "simulate", "--port", "0", "--time-scale", "600", ...words], { cwd });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [line] = (await once(child.stdout.setEncoding("utf8"), "data")) as [string];
  return { url: line.replace("Listening on ", "").trim(), child };
}

/** The seeds that come with the program, and their spaces. The large one takes a while. */
const fullSpaces = [["small-shop", "spa_shop"], ...(isLong ? [["large-space", "spa_large"] as const] : [])] as const;

describe("audiencectl simulate", () => {
  test("serves a space that plan and apply work against, and keeps it in a file", async () => {
    const folder = temporaryFolder();
    writeProject(folder, [audience("a")]);
    const { url, child } = await serve(folder, "--state", "state.json");
    const env = { PUBLIC_API_URL: url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
    expect((await runWords(["apply", "--auto-approve", "--time-scale", "600"], { cwd: folder, env })).exitCode).toBe(0);
    child.kill("SIGTERM");
    expect(await once(child, "close")).toEqual([0, null]);
    expect(readFileSync(path.join(folder, "state.json"), "utf8")).toContain("audiencectl:growth@test/a#");
  });

  test("says at its start that commands need its time scale, too", async () => {
    const { child } = await serve(temporaryFolder());
    const told = (async () => {
      let all = "";
      for await (const text of child.stderr.setEncoding("utf8"))
        if ((all += String(text)).includes("real time")) return all;
      return all;
    })();
    expect(await told).toContain("Give every command --time-scale 600, too");
  });

  test("says on stderr which call it dropped, and why, without the write key", async () => {
    const { url, child } = await serve(temporaryFolder());
    const body = JSON.stringify({ writeKey: "PLACEHOLDER", userId: "ann" });
    const told = (async () => {
      let all = "";
      for await (const text of child.stderr.setEncoding("utf8")) if ((all += String(text)).includes("Dropped")) break;
      return all;
    })();
    expect(await (await fetch(`${url}/v1/identify`, { method: "POST", body })).json()).toEqual({ success: true });
    expect(await told).toMatch(
      /^Dropped identify: The write key is that of no space and of no source; (?!.*PLACEHOLDER)/m,
    );
  });

  test("behaves by a profile, and by --set where both speak of a thing", async () => {
    const folder = temporaryFolder();
    const profile = profileOf({ paginationEnds: "absent", tokenAccess: "none" });
    writeFileSync(path.join(folder, "probe.json"), JSON.stringify(profile));
    const { url } = await serve(folder, "--profile", "probe.json", "--set", "tokenAccess=full");
    const answer = await fetch(`${url}/spaces`, { headers: { authorization: "Bearer PLACEHOLDER" } });
    const { data } = (await answer.json()) as { data: { pagination: object } };
    expect(data.pagination).not.toHaveProperty("next");
    writeFileSync(path.join(folder, "probe.json"), JSON.stringify({ ...profile, requests: -1 }));
    const refused = await runWords(["simulate", "--profile", "probe.json"], { cwd: folder, env: {} });
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain("probe.json:1:");
  });

  test("forgets at once what it cannot save, and goes on when it can", async () => {
    const folder = temporaryFolder();
    const disk = path.join(folder, "disk");
    mkdirSync(disk);
    symlinkSync(path.join("disk", "state.json"), path.join(folder, "state.json"));
    const { url } = await serve(folder, "--state", "state.json");
    const ask = async (method: string, name?: string): Promise<Response> =>
      await fetch(`${url}/spaces/spa_simulated/audiences`, {
        method,
        headers: { authorization: "Bearer PLACEHOLDER" },
        ...(name !== undefined && {
          body: JSON.stringify({ name, audienceType: "USERS", definition: { query: "event('A').count() >= 1" } }),
        }),
      });
    const listed = async (): Promise<string[]> => {
      const { data } = (await (await ask("GET")).json()) as { data: { audiences: { name: string }[] } };
      return data.audiences.map(({ name }) => name);
    };
    expect((await ask("POST", "before")).status).toBe(200);
    rmSync(disk, { recursive: true });
    expect((await ask("POST", "unsaved")).status).toBe(500);
    expect(await listed()).toEqual(["before"]);
    mkdirSync(disk);
    expect((await ask("POST", "after")).status).toBe(200);
    const { spaces } = JSON.parse(readFileSync(path.join(disk, "state.json"), "utf8")) as SimulatorState;
    expect(spaces[0]?.audiences.map(({ name }) => name)).toEqual(await listed());
    expect(await listed()).toEqual(["before", "after"]);
  });

  test.runIf(isLong)("a space that it is told of exists from the start", async () => {
    const folder = temporaryFolder();
    writeProject(folder, [audience("a")], { space: "acme-prod" });
    const { url } = await serve(folder, "--space", "acme-prod");
    const env = { PUBLIC_API_URL: url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
    const { exitCode, stdout } = await runWords(["plan", "--time-scale", "600"], { cwd: folder, env });
    expect(exitCode).toBe(0);
    expect(stdout).toContain("space acme-prod (spa_acme-prod)");
  });

  test("warns when everybody in the network can reach it", async () => {
    const { child } = await serve(temporaryFolder(), "--host", "0.0.0.0");
    let said = "";
    for await (const text of child.stderr.setEncoding("utf8")) {
      said += String(text);
      if (said.includes("only this machine")) break;
    }
    expect(said).toContain("Warning: everybody who can reach this machine over the network");
  });

  test.each(fullSpaces)(
    "a %s that is full already can be imported, adopted and planned without a difference",
    async (seed, space) => {
      const folder = temporaryFolder();
      writeProject(folder, [], { space });
      rmSync(path.join(folder, "audiences", "all.yaml"));
      const file = path.join(folder, "audiencectl.yaml");
      writeFileSync(file, readFileSync(file, "utf8").replace(/ *manifests:\n *- .*\n/, ""));
      const { url } = await serve(folder, "--seed", seed);
      const env = { PUBLIC_API_URL: url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
      const run = (...words: string[]) =>
        runWords([...words, "--time-scale", "600", "--format", "json"], { cwd: folder, env });
      const imported = await run("import", "--all");
      expect(imported.exitCode).toBe(0);
      const { secrets } = JSON.parse(imported.stdout) as { secrets: { name: string }[] };
      const project = parseDocument(readFileSync(file, "utf8"));
      project.setIn(
        ["spec", "secrets"],
        secrets.map(({ name }) => name),
      );
      writeFileSync(file, project.toString());
      const plan = JSON.parse((await run("plan")).stdout) as Plan;
      expect(new Set(plan.changes.map(summarise).map((change) => change.replace(/\/.*/, "")))).toEqual(
        new Set(["adopt audience", "adopt trait", "adopt filter"]),
      );
      expect((await run("apply", "--auto-approve")).exitCode).toBe(0);
      expect((await run("plan", "--detailed-exitcode")).exitCode).toBe(0);
    },
  );

  test("a seed file takes place when it is loaded, so that what it has locked is locked", async () => {
    const seed = path.resolve(import.meta.dirname, "../../examples/seeds/large-space.json");
    const { url } = await serve(temporaryFolder(), "--seed", seed, "--time-scale", "1", "--set", "lockSeconds=600");
    const headers = { authorization: "Bearer PLACEHOLDER" };
    const answer = await fetch(`${url}/spaces/spa_large/audiences?pagination.count=200`, { headers });
    const { data } = (await answer.json()) as { data: { audiences: { status: string }[] } };
    expect(data.audiences.filter(({ status }) => status === "Locked")).toHaveLength(5);
  });

  test.runIf(isLong)("a state that was kept can be the seed of another simulator", async () => {
    const folder = temporaryFolder();
    writeProject(folder, [audience("a")]);
    const first = await serve(folder, "--state", "state.json");
    const env = { PUBLIC_API_URL: first.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
    expect((await runWords(["apply", "--auto-approve", "--time-scale", "600"], { cwd: folder, env })).exitCode).toBe(0);
    const second = await serve(folder, "--seed", "state.json");
    const again = await runWords(["plan", "--detailed-exitcode", "--time-scale", "600"], {
      cwd: folder,
      env: { ...env, PUBLIC_API_URL: second.url },
    });
    expect(again.exitCode).toBe(0);
  });

  test.each([
    ["a misspelt name", "smal-shop", undefined, "did you mean small-shop?"],
    ["a missing file", "spaces/none.json", undefined, "seeds: small-shop, large-space, or a file"],
    ["a file that is not JSON", "seed.json", "{", "is damaged"],
    ["a file of another version", "seed.json", '{"formatVersion":9,"spaces":[]}', "has format version 9"],
  ])("%s is no seed, and the error says what to do", async (_what, seed, content, message) => {
    const folder = temporaryFolder();
    if (content !== undefined) writeFileSync(path.join(folder, seed), content);
    const { exitCode, stdout, stderr } = await runCli(["simulate", "--port", "0", "--seed", seed], { cwd: folder });
    expect([exitCode, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain("bug in audiencectl");
  });

  test.runIf(isLong)("lets a share of the requests fail where it is told to", async () => {
    const { url } = await serve(temporaryFolder(), "--set", "failureRate=1", "--set", "failureKinds=503-before");
    const statuses: number[] = [];
    const headers = { authorization: "Bearer PLACEHOLDER" };
    for (let count = 0; count < 4; count += 1) statuses.push((await fetch(`${url}/spaces`, { headers })).status);
    expect(statuses).toEqual([503, 503, 503, 200]);
  });

  test("an unknown setting is an error that names the ones that exist", async () => {
    const { exitCode, stderr } = await runCli(["simulate", "--set", "lockSecond=3"], { cwd: temporaryFolder() });
    expect(exitCode).toBe(1);
    expect(stderr).toContain("lockSeconds");
  });

  test("a port that is taken is an error with a way out", async () => {
    const folder = temporaryFolder();
    const { url } = await serve(folder);
    const { exitCode, stderr } = await runCli(["simulate", "--port", new URL(url).port], { cwd: folder });
    expect(exitCode).toBe(1);
    expect(stderr).toContain("--port 0");
  });
});

describe("--simulate", () => {
  test("keeps its state beside the project file and needs neither token nor network", async () => {
    const folder = temporaryFolder();
    writeProject(folder, [audience("a")], { space: "acme-prod" });
    expect((await runWords(["apply", "--simulate", "--auto-approve"], { cwd: folder })).exitCode).toBe(0);
    expect(existsSync(path.join(folder, ".audiencectl", "simulator.json"))).toBe(true);
    expect((await runWords(["plan", "--simulate", "--detailed-exitcode"], { cwd: folder })).exitCode).toBe(0);
  });

  test("a plan alone leaves no file behind", async () => {
    const folder = temporaryFolder();
    writeProject(folder, [audience("a")]);
    await runWords(["plan", "--simulate"], { cwd: folder });
    expect(existsSync(path.join(folder, ".audiencectl"))).toBe(false);
  });
});
