import { describe, expect, it, onTestFinished } from "vitest";
import { faultKindRows, faultKinds, type FaultKind } from "../../src/simulator/fault-kinds.ts";
import type { Fault } from "../../src/simulator/faults.ts";
import { serveSimulator } from "../../src/simulator/server.ts";
import { createSimulator, type Simulator, type SimulatorOptions } from "../../src/simulator/simulator.ts";
import { audienceInput, audiencesPath, testToken } from "./support/api.ts";

/** What a client sees of one request. */
type Seen = { status: number; type: string | null; retryAfter: string | null; text: string } | { code: unknown };

type Send = (request: Request) => Promise<Response>;

const create = (base: string): Request =>
  new Request(base + audiencesPath, {
    method: "POST",
    headers: { authorization: `Bearer ${testToken}`, "content-type": "application/json" },
    body: JSON.stringify(audienceInput()),
  });

async function see(send: Send, base: string): Promise<Seen> {
  try {
    const response = await send(create(base));
    const { status, headers } = response;
    const text = await response.text();
    return { status, type: headers.get("content-type"), retryAfter: headers.get("retry-after"), text };
  } catch (error) {
    // As the platform's fetch does it: a TypeError whose cause says what happened to the socket.
    if (!(error instanceof TypeError) || !(error.cause instanceof Error)) throw error;
    return { code: "code" in error.cause ? error.cause.code : undefined };
  }
}

function simulate(kind: FaultKind, options: SimulatorOptions = {}): Simulator {
  const fault: Fault = { operationId: "createAudience", kind };
  return createSimulator({ ...options, faults: [fault] });
}

/** The two ways to a simulator. */
const ways: [string, (kind: FaultKind) => Promise<{ simulator: Simulator; seen: Seen }>][] = [
  [
    "over a socket",
    async (kind) => {
      const simulator = simulate(kind);
      const server = await serveSimulator(simulator, { port: 0 });
      onTestFinished(() => server.close());
      return { simulator, seen: await see(fetch, server.url) };
    },
  ],
  [
    "embedded",
    async (kind) => {
      const simulator = simulate(kind);
      return { simulator, seen: await see(simulator.fetch, "http://simulator.invalid") };
    },
  ],
];

const json = "application/json";
const versioned = expect.stringMatching(/^application\/vnd\.segment\.v1(alpha)?\+json$/) as string;
const envelope = expect.stringMatching(/^\{"errors":\[.*\]\}$/) as string;

const expected: Readonly<Record<FaultKind, Seen>> = {
  "429": { status: 429, type: json, retryAfter: "1", text: envelope },
  "429-without-retry-after": { status: 429, type: json, retryAfter: null, text: envelope },
  "500-before": { status: 500, type: json, retryAfter: null, text: envelope },
  "503-before": { status: 503, type: json, retryAfter: null, text: envelope },
  "502-html-before": {
    status: 502,
    type: "text/html",
    retryAfter: null,
    text: expect.stringMatching(/^<html>.*<\/html>\n$/s) as string,
  },
  "reset-before": { code: "ECONNRESET" },
  "500-after-commit": { status: 500, type: json, retryAfter: null, text: envelope },
  "502-after-commit": { status: 502, type: json, retryAfter: null, text: envelope },
  "reset-after-commit": { code: "ECONNRESET" },
  "truncated-after-commit": {
    status: 200,
    type: versioned,
    retryAfter: null,
    text: expect.stringMatching(/^\{"data":\{"audience":.*[^}]$/) as string,
  },
};

describe.each(ways)("a failure %s", (_way, send) => {
  it.each(faultKinds)("of kind %s is what a client sees", async (kind) => {
    expect((await send(kind)).seen).toEqual(expected[kind]);
  });

  it.each(faultKinds)("of kind %s leaves the change done or not done, as its name says", async (kind) => {
    const { simulator } = await send(kind);
    const count = simulator.state.spaces[0]?.audiences.length;
    expect([kind.endsWith("after-commit"), count]).toEqual(
      faultKindRows[kind].strikes === "after" ? [true, 1] : [false, 0],
    );
  });
});

describe("a connection that breaks", () => {
  it("breaks alone: the next request is answered", async () => {
    const simulator = createSimulator({
      faults: [{ operationId: "createAudience", nth: 1, kind: "reset-after-commit" }],
    });
    const server = await serveSimulator(simulator, { port: 0 });
    onTestFinished(() => server.close());
    const seen = await Promise.all([1, 2, 3].map(() => see(fetch, server.url)));
    expect(seen.filter((each) => "code" in each)).toHaveLength(1);
    expect(simulator.state.spaces[0]?.audiences).toHaveLength(3);
  });

  it("is told to the log with status 0", async () => {
    const statuses: number[] = [];
    const simulator = simulate("reset-before", { onRequest: ({ status }) => statuses.push(status) });
    await see(simulator.fetch, "http://simulator.invalid");
    expect(statuses).toEqual([0]);
  });
});

describe("a 429", () => {
  it("of less than a second leaves the time to the body, so that fast simulators stay fast", async () => {
    const fault: Fault = { operationId: "createAudience", kind: "429", retryAfterSeconds: 0.002 };
    const seen = await see(createSimulator({ faults: [fault] }).fetch, "http://simulator.invalid");
    expect(seen).toMatchObject({ retryAfter: "0", text: expect.stringContaining('"msBeforeNext":2,') as string });
  });

  it("has no Retry-After where the setting says so", async () => {
    const simulator = simulate("429", { settings: { retryAfterHeader: false } });
    expect(await see(simulator.fetch, "http://simulator.invalid")).toMatchObject({ status: 429, retryAfter: null });
  });
});
