import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { describe, expect, it, onTestFinished } from "vitest";

// Far beyond any pause of a busy machine, and less than what the scripts would wait if they were kept alive.
const HANG_MS = 40_000;
const LONG_MS = 200_000;

/** Runs a script in a process of its own, with `src/segment` beside it, and gives what it printed. */
async function runScript(script: string, ...nodeOptions: string[]): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "audiencectl-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const outfile = path.join(folder, "script.mjs");
  await build({
    stdin: { contents: script, resolveDir: path.resolve("src/segment"), loader: "ts" },
    bundle: true,
    platform: "node",
    format: "esm",
    outfile,
    logLevel: "silent",
  });
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [...nodeOptions, outfile], {
    timeout: HANG_MS,
  });
  return stdout + stderr;
}

describe("the process ends", () => {
  it("with an idle gate", async () => {
    const script = `
      import { createGate } from "./gate.ts";
      const gate = createGate({ limit: 2, windowMs: ${LONG_MS} });
      await gate.enter();
      await gate.enter();
      console.log("done");`;
    expect(await runScript(script)).toBe("done\n");
  });

  it("during a cooldown that nobody waits for", async () => {
    const script = `
      import { createGate } from "./gate.ts";
      const gate = createGate({ limit: 2, windowMs: 100 });
      await gate.enter();
      gate.coolDown(${LONG_MS});
      gate.coolDown(${LONG_MS + 1});
      console.log("done");`;
    expect(await runScript(script)).toBe("done\n");
  });

  it("during a cooldown when the only one who waited for it gave up", async () => {
    const script = `
      import { createGate } from "./gate.ts";
      const gate = createGate({ limit: 2, windowMs: 100 });
      gate.coolDown(${LONG_MS});
      const controller = new AbortController();
      const waiting = gate.enter({ signals: [controller.signal] }).catch(() => console.log("gave up"));
      controller.abort();
      await waiting;`;
    expect(await runScript(script)).toBe("gave up\n");
  });

  it("during a full window when the only one who waited for a permit gave up", async () => {
    const script = `
      import { createGate } from "./gate.ts";
      const gate = createGate({ limit: 1, windowMs: ${LONG_MS} });
      const leave = await gate.enter();
      leave();
      const controller = new AbortController();
      const waiting = gate.enter({ signals: [controller.signal] }).catch(() => console.log("gave up"));
      controller.abort();
      await waiting;`;
    expect(await runScript(script)).toBe("gave up\n");
  });

  it("after a call, although its deadline is far away", async () => {
    const script = `
      import { createSegmentClient } from "./client.ts";
      import { Secret } from "./secret.ts";
      const client = createSegmentClient({
        token: new Secret("PLACEHOLDER"), apiUrl: "http://127.0.0.1", limits: {}, attemptTimeoutMs: ${LONG_MS},
        fetch: async () => Response.json({ data: { done: true } }),
      });
      console.log(JSON.stringify(await client.call("listSpaces", {})));`;
    expect(await runScript(script)).toBe('{"done":true}\n');
  });
});

describe("the process stays", () => {
  it("for somebody who waits for the end of a cooldown", async () => {
    const script = `
      import { createGate } from "./gate.ts";
      const gate = createGate({ limit: 2, windowMs: 100 });
      gate.coolDown(300);
      gate.enter().then(() => console.log("entered"));`;
    expect(await runScript(script)).toBe("entered\n");
  });

  it("for somebody who waits for a permit", async () => {
    const script = `
      import { createGate } from "./gate.ts";
      const gate = createGate({ limit: 1, windowMs: 300 });
      (await gate.enter())();
      gate.enter().then(() => console.log("entered"));`;
    expect(await runScript(script)).toBe("entered\n");
  });

  it("for the rest when one of two who wait gives up", async () => {
    const script = `
      import { createGate } from "./gate.ts";
      const gate = createGate({ limit: 2, windowMs: 100 });
      gate.coolDown(300);
      const controller = new AbortController();
      gate.enter({ signals: [controller.signal] }).catch(() => undefined);
      gate.enter().then(() => console.log("entered"));
      controller.abort();`;
    expect(await runScript(script)).toBe("entered\n");
  });
});

it.each([3_600_000, -3_600_000])("keeps its bound when the clock is set by %i ms, and goes on", async (jumpMs) => {
  const script = `
    import { createGate } from "./gate.ts";
    const gate = createGate({ limit: 2, windowMs: 200 });
    const times = [];
    const enter = async () => {
      const leave = await gate.enter();
      times.push(performance.now());
      leave();
    };
    await Promise.all([enter(), enter()]);
    const now = Date.now;
    Date.now = () => now() + ${jumpMs};
    await Promise.all([enter(), enter(), enter()]);
    console.log(times.slice(2).every((time, index) => time - times[index] >= 199));`;
  expect(await runScript(script)).toBe("true\n");
});

it("tells of a short wait in the first moments of a process", async () => {
  const script = `
    import { tellOnce } from "./lane-wait.ts";
    tellOnce(({ waitMs }) => console.log(waitMs))({ reason: "refused", waitMs: 2100 });`;
  expect(await runScript(script)).toBe("2100\n");
});

it("prints no warning when a hundred requests wait on one signal", async () => {
  const script = `
    import { createGate } from "./gate.ts";
    const gate = createGate({ limit: 1, windowMs: ${LONG_MS} });
    const controller = new AbortController();
    const waiting = Array.from({ length: 100 }, () => gate.enter({ signals: [controller.signal] }).then((leave) => leave(), () => undefined));
    await new Promise((resolve) => setTimeout(resolve, 50));
    controller.abort();
    await Promise.all(waiting);`;
  expect(await runScript(script)).toBe("");
});

it("ends an attempt at its deadline even if all garbage is collected while the body stalls", async () => {
  const script = `
    import { createServer } from "node:http";
    import { attempt } from "./attempt.ts";
    const server = createServer((_, response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write("{");
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    const collecting = setInterval(() => globalThis.gc(), 20);
    const request = new Request("http://127.0.0.1:" + server.address().port);
    const failure = await attempt((each) => fetch(each), request, { deadlineMs: 500 }).catch((error) => error);
    console.log(failure.cause.message);
    clearInterval(collecting);
    server.closeAllConnections();
    server.close();`;
  expect(await runScript(script, "--expose-gc")).toBe("no complete answer within 0.5 s\n");
});
