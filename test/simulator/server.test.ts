import { Agent, request } from "node:http";
import { describe, expect, it } from "vitest";
import { serveSimulator, type SimulatorServer } from "../../src/simulator/server.ts";
import { createSimulator } from "../../src/simulator/simulator.ts";
import { audienceInput, audiencesPath } from "./support/api.ts";

const headers = { authorization: "Bearer PLACEHOLDER", "content-type": "application/json" };

async function withServer<Result>(use: (server: SimulatorServer) => Promise<Result>): Promise<Result> {
  const server = await serveSimulator(createSimulator(), { port: 0 });
  try {
    return await use(server);
  } finally {
    await server.close();
  }
}

/** The status of a GET with exactly these headers, `Host` among them. */
async function statusOf(url: string, sent: Record<string, string>): Promise<number | undefined> {
  return await new Promise((resolve, reject) => {
    request(url, { headers: sent }, (response) => response.resume().on("end", () => resolve(response.statusCode)))
      .on("error", reject)
      .end();
  });
}

describe("a simulator that listens", () => {
  it("answers over HTTP on a free port of this machine", async () => {
    await withServer(async ({ url }) => {
      const body = JSON.stringify(audienceInput());
      const created = await fetch(url + audiencesPath, { method: "POST", headers, body });
      expect([new URL(url).hostname, created.status]).toEqual(["127.0.0.1", 200]);
    });
  });

  it("leaves the process's own Request and Response alone", async () => {
    const before = [globalThis.Request, globalThis.Response];
    await withServer(async () => {
      expect([globalThis.Request, globalThis.Response]).toEqual(before);
    });
  });

  it("answers HEAD like GET", async () => {
    await withServer(async ({ url }) => {
      expect((await fetch(`${url}/spaces`, { method: "HEAD", headers })).status).toBe(200);
    });
  });

  it("closes at once although a client keeps its connection alive", async () => {
    const server = await serveSimulator(createSimulator(), { port: 0 });
    const agent = new Agent({ keepAlive: true });
    await new Promise<void>((resolve, reject) => {
      request(`${server.url}/spaces`, { agent, headers }, (response) => response.resume().on("end", resolve))
        .on("error", reject)
        .end();
    });
    const startedAt = performance.now();
    await server.close();
    expect(performance.now() - startedAt).toBeLessThan(1000);
    agent.destroy();
  });

  it("does not start on a port that is taken", async () => {
    await withServer(async ({ url }) => {
      const port = Number(new URL(url).port);
      await expect(serveSimulator(createSimulator(), { port })).rejects.toMatchObject({ code: "EADDRINUSE" });
    });
  });

  it.each(["evil.example", "evil.example:4010", "127.0.0.1.evil.example"])(
    "refuses a request that calls it %j, as a page would whose name points at this machine",
    async (host) => {
      await withServer(async ({ url }) => {
        expect(await statusOf(`${url}/spaces`, { ...headers, host })).toBe(421);
      });
    },
  );

  it.each(["localhost", "localhost:4010", "127.0.0.1:80", "[::1]:4010"])(
    "answers a request that calls it %s, as a tunnel to this machine would",
    async (host) => {
      await withServer(async ({ url }) => {
        expect(await statusOf(`${url}/spaces`, { ...headers, host })).toBe(200);
      });
    },
  );

  it("takes any name when it listens to the whole network", async () => {
    const server = await serveSimulator(createSimulator(), { port: 0, hostname: "0.0.0.0" });
    const url = server.url.replace("0.0.0.0", "127.0.0.1");
    expect(await statusOf(`${url}/spaces`, { ...headers, host: "simulator" })).toBe(200);
    await server.close();
  });

  it("refuses a body that is longer than any input of the API", async () => {
    await withServer(async ({ url }) => {
      const body = JSON.stringify(audienceInput({ description: "long".repeat(5_000_000) }));
      expect((await fetch(url + audiencesPath, { method: "POST", headers, body })).status).toBe(413);
    });
  });
});
