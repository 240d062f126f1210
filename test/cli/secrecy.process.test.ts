import { spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { serveSimulator } from "../../src/simulator/server.ts";
import { cli, runCli } from "../support/cli.ts";
import { runWords } from "../support/command-line.ts";
import { audience, destination, destinations, temporaryFolder, writeProject } from "../support/project.ts";
import { startSpace } from "../support/space.ts";

const TOKEN = "PLACEHOLDER-TOKEN-7f3e9d";

/** The text of every file below a folder. */
function allFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile())
    .map((file) => readFileSync(file, "utf8"));
}

test("the token is in no output, plan file, simulator file or error, whatever happens", async () => {
  const space = await startSpace();
  const folder = temporaryFolder();
  writeProject(folder, [audience("a"), audience("b")]);
  const outputs: string[] = [];
  const run = async (words: string[], env: Record<string, string> = { PUBLIC_API_URL: space.url }): Promise<void> => {
    const { stdout, stderr } = await runWords(words, { cwd: folder, env: { PUBLIC_API_TOKEN: TOKEN, ...env } });
    outputs.push(stdout, stderr);
  };
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: TOKEN };
  const built = await runCli(["plan", "--save", "plan.json"], { cwd: folder, env });
  outputs.push(built.stdout, built.stderr);
  await run(["apply", "plan.json", "--format", "json"]);
  await run(["apply", "plan.json"]);
  await run(["drift", "--format", "json"]);
  await run(["preview", "audience/a", "--time-scale", "600"]);
  await run(["preview", "--id", "nope"]);
  await run(["apply", "--simulate", "--auto-approve"]);
  space.simulator.settings.tokenAccess = "none";
  await run(["plan"]);
  await run(["plan", "--format", "json"]);
  await run(["plan", "--time-scale", "600"], { PUBLIC_API_URL: "http://127.0.0.1:9" });
  await run(["plan"], { PUBLIC_API_URL: "http://segment.example" });
  await run(["plan", "--token", TOKEN]);
  const written = allFiles(folder);
  expect(outputs.length + written.length).toBeGreaterThan(20);
  // The last command shows its own wrong use; commander repeats the flag, never its value.
  for (const each of [...outputs, ...written, JSON.stringify(space.simulator.state), space.requests.join("\n")])
    expect(each).not.toContain(TOKEN);
});

/** A server in front of a space that refuses to connect destinations, and quotes what it was sent. */
async function startQuoting(spaceUrl: string): Promise<string> {
  const server = createServer((request, response) => {
    void (async () => {
      const { method = "GET", url = "", headers } = request;
      const body = await text(request);
      const refuses = method === "POST" && url.endsWith("/destination-connections");
      const { authorization = "", "content-type": type = "application/json" } = headers;
      const sent = { method, headers: { authorization, "content-type": type }, ...(body !== "" && { body }) };
      const answer = refuses ? undefined : await fetch(spaceUrl + url, sent);
      response.writeHead(answer?.status ?? 422, { "content-type": "application/json" });
      response.end(
        (await answer?.text()) ?? JSON.stringify({ errors: [{ type: "x", message: `bad settings: ${body}` }] }),
      );
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return typeof address === "object" && address ? `http://127.0.0.1:${address.port}` : "";
}

test("a secret of a manifest that the API quotes in a refusal is in no output", async () => {
  const secret = "sesame-open-1234";
  const space = await startSpace();
  const folder = temporaryFolder();
  const connectionSettings = { accessToken: "${env.ADS_TOKEN}", account: "one" };
  writeProject(folder, [audience("a", { destinations: [destination(destinations.adverts, { connectionSettings })] })]);
  const env = { PUBLIC_API_URL: await startQuoting(space.url), PUBLIC_API_TOKEN: TOKEN, ADS_TOKEN: secret };
  for (const words of [[], ["--format", "json"], ["--log-format", "json"]]) {
    const all = ["apply", "--auto-approve", "--time-scale", "600", ...words];
    const { stdout, stderr, exitCode } = await runWords(all, { cwd: folder, env });
    expect(exitCode).toBe(words.length === 0 ? 5 : 1);
    expect(stdout + stderr).toContain("[secret]");
    expect(stdout + stderr).not.toContain(secret);
  }
});

test("a diagnostic report that NODE_OPTIONS asks for has no token in it, and asking for one does no harm", async () => {
  const folder = temporaryFolder();
  writeProject(folder, [audience("a")]);
  const gate = new EventEmitter();
  const arrived = once(gate, "arrived");
  const released = once(gate, "released");
  const space = await startSpace();
  const server = await serveSimulator(
    {
      async fetch(request) {
        gate.emit("arrived");
        await released;
        return await space.simulator.fetch(request);
      },
    },
    { port: 0 },
  );
  onTestFinished(() => server.close());
  const child = spawn(process.execPath, [cli, "plan"], {
    cwd: folder,
    env: {
      PUBLIC_API_URL: server.url,
      PUBLIC_API_TOKEN: TOKEN,
      NODE_OPTIONS: `--report-on-signal --report-directory=${folder}`,
    },
  });
  const output = Promise.all([text(child.stdout), text(child.stderr)]);
  const ended = once(child, "close");
  await arrived;
  child.kill("SIGUSR2");
  await vi
    .waitUntil(() => readdirSync(folder).some((name) => name.startsWith("report")), { timeout: 1000 })
    .catch(() => {});
  gate.emit("released");
  expect(await ended).toEqual([0, null]);
  for (const each of [...(await output), ...allFiles(folder)]) expect(each).not.toContain(TOKEN);
});
