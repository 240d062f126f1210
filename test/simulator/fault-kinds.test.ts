import { describe, expect, it, onTestFinished } from "vitest";
import { faultKindRows, faultKinds, type FaultKind } from "../../src/simulator/fault-kinds.ts";
import type { Fault } from "../../src/simulator/faults.ts";
import { serveSimulator } from "../../src/simulator/server.ts";
import { createSimulator, type Simulator, type SimulatorOptions } from "../../src/simulator/simulator.ts";
import { audienceInput, audiencesPath, testToken } from "./support/api.ts";

/** What a client sees of one request. */
type Seen = SeenAnswer | { code: unknown } | { silentAfter: undefined };

interface SeenAnswer {
  status: number;
  type: string | null;
  retryAfter: string | null;
  /** Its text, when the answer is complete. */
  text?: string;
  /** What came of its text before there was silence. */
  silentAfter?: string;
}

type Send = (request: Request) => Promise<Response>;

const create = (base: string, signal: AbortSignal): Request =>
  new Request(base + audiencesPath, {
    method: "POST",
    headers: { authorization: `Bearer ${testToken}`, "content-type": "application/json" },
    body: JSON.stringify(audienceInput()),
    signal,
  });

/** How long a client waits that expects silence, and one that does not, in milliseconds. */
const patienceMs = { hang: 400, other: 30_000 };

async function see(send: Send, base: string, waitMs = patienceMs.other): Promise<Seen> {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), waitMs);
  const request = create(base, giveUp.signal);
  try {
    const response = await send(request);
    const { status, headers } = response;
    const head = { status, type: headers.get("content-type"), retryAfter: headers.get("retry-after") };
    return { ...head, ...(await readText(response, giveUp.signal)) };
  } catch (error) {
    if (giveUp.signal.aborted) {
      expect(error).toBe(request.signal.reason);
      return { silentAfter: undefined };
    }
    // As the platform's fetch does it: a TypeError whose cause says what happened to the socket.
    if (!(error instanceof TypeError) || !(error.cause instanceof Error)) throw error;
    return { code: "code" in error.cause ? error.cause.code : undefined };
  } finally {
    clearTimeout(timer);
  }
}

async function readText({ body }: Response, signal: AbortSignal): Promise<Pick<SeenAnswer, "text" | "silentAfter">> {
  let text = "";
  try {
    for await (const chunk of body ?? []) text += new TextDecoder().decode(chunk as Uint8Array);
    return { text };
  } catch (error) {
    if (!signal.aborted) throw error;
    return { silentAfter: text };
  }
}

function waitFor(kind: FaultKind): number {
  return kind.startsWith("hang") ? patienceMs.hang : patienceMs.other;
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
      return { simulator, seen: await see(fetch, server.url, waitFor(kind)) };
    },
  ],
  [
    "embedded",
    async (kind) => {
      const simulator = simulate(kind);
      return { simulator, seen: await see(simulator.fetch, "http://simulator.invalid", waitFor(kind)) };
    },
  ],
];

const json = "application/json";
const versioned = expect.stringMatching(/^application\/vnd\.segment\.v1(alpha)?\+json$/) as string;
const envelope = expect.stringMatching(/^\{"errors":\[.*\]\}$/) as string;
const firstHalf = expect.stringMatching(/^\{"data":\{"audience":.*[^}]$/) as string;

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
  "hang-headers-before": { silentAfter: undefined },
  "hang-body-before": {
    status: 500,
    type: json,
    retryAfter: null,
    silentAfter: expect.stringMatching(/^\{"errors":.*[^}]$/) as string,
  },
  "500-after-commit": { status: 500, type: json, retryAfter: null, text: envelope },
  "502-after-commit": { status: 502, type: json, retryAfter: null, text: envelope },
  "reset-after-commit": { code: "ECONNRESET" },
  "truncated-after-commit": {
    status: 200,
    type: versioned,
    retryAfter: null,
    text: firstHalf,
  },
  "hang-headers-after-commit": { silentAfter: undefined },
  "hang-body-after-commit": { status: 200, type: versioned, retryAfter: null, silentAfter: firstHalf },
};

describe.each(ways)("a failure %s", (_way, send) => {
  // Silence takes its time, so each is sent once for all that is looked at.
  const sent = new Map<FaultKind, ReturnType<typeof send>>();
  const sendOnce = async (kind: FaultKind): ReturnType<typeof send> => {
    const sending = sent.get(kind) ?? send(kind);
    sent.set(kind, sending);
    return await sending;
  };

  it.each(faultKinds)("of kind %s is what a client sees", async (kind) => {
    expect((await sendOnce(kind)).seen).toEqual(expected[kind]);
  });

  it.each(faultKinds)("of kind %s leaves the change done or not done, as its name says", async (kind) => {
    const { simulator } = await sendOnce(kind);
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
