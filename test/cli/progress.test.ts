import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { runWords } from "../support/command-line.ts";
import { audience, temporaryFolder, writeProject } from "../support/project.ts";
import { startSpace } from "../support/space.ts";
import { showRequests } from "../../src/commands/output/show-requests.ts";
import { tellWaits } from "../../src/commands/output/tell-waits.ts";
import { screenOf } from "../support/screen.ts";
import { openWatched } from "../support/watched-io.ts";
import { createSegmentClient } from "../../src/segment/client.ts";
import { Secret } from "../../src/segment/secret.ts";

const audiences = { audience: { id: "aud_1" } };

/** A client whose lane for audiences lets two requests a minute through, with answers at once or never. */
function open(options: Parameters<typeof openWatched>[0], { isSilent = false } = {}) {
  const watched = openWatched(options);
  const never = new Promise<Response>(() => undefined);
  const client = createSegmentClient({
    token: new Secret("PLACEHOLDER"),
    apiUrl: "http://127.0.0.1",
    limits: { getAudience: { requests: 2, seconds: 60 } },
    attemptTimeoutMs: 3_600_000,
    fetch: async () => (isSilent ? await never : Response.json({ data: audiences })),
  });
  tellWaits(watched.io, client);
  showRequests(watched.io, client);
  const read = (count: number): Promise<unknown>[] =>
    Array.from({ length: count }, () => client.call("getAudience", { path: { spaceId: "s", id: "aud_1" } }));
  return { ...watched, read, shown: () => screenOf(watched.written(), { columns: 80, rows: 24 }) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a long reading", () => {
  test("is one line in place on a terminal, with how many of how many and when the next goes", async () => {
    const { read, shown } = open({ columns: 80 });
    void read(6);
    await vi.advanceTimersByTimeAsync(22_000);
    expect(shown()).toEqual(["Reading: 2 of 6 requests, waiting for getAudience, next in 39 s"]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(shown()).toEqual(["Reading: 4 of 6 requests, waiting for getAudience, next in 39 s"]);
  });

  test("leaves nothing on a terminal once all is answered", async () => {
    const { read, shown } = open({ columns: 80 });
    const answers = Promise.all(read(4));
    await vi.advanceTimersByTimeAsync(65_000);
    await answers;
    expect(shown()).toEqual([""]);
  });

  test("paints nothing when it ends within a second", async () => {
    const { read, written } = open({ columns: 80 });
    await Promise.all(read(2));
    await vi.advanceTimersByTimeAsync(5000);
    expect(written()).toBe("");
  });

  test("says in a log what it waits for, and is never silent for more than 10 seconds", async () => {
    const { read, written } = open({});
    void read(6);
    await vi.advanceTimersByTimeAsync(46_000);
    expect(written().split("\n")).toEqual([
      "waiting 1 min 1 s for the rate limit of getAudience",
      "Reading: 2 of 6 requests, waiting for getAudience, next in 51 s",
      "Reading: 2 of 6 requests, waiting for getAudience, next in 41 s",
      "Reading: 2 of 6 requests, waiting for getAudience, next in 31 s",
      "Reading: 2 of 6 requests, waiting for getAudience, next in 21 s",
      "",
    ]);
  });

  test("says nothing more after the command has ended", async () => {
    const { read, close, written } = open({});
    void read(6);
    await vi.advanceTimersByTimeAsync(1000);
    close();
    const before = written();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(written()).toBe(before);
  });

  test("waits for an answer that does not come in words", async () => {
    const { read, shown } = open({ columns: 80 }, { isSilent: true });
    void read(1);
    await vi.advanceTimersByTimeAsync(9000);
    expect(shown()).toEqual(["Reading: 0 of 1 requests, waiting for the answer to getAudience"]);
  });

  test("says nothing with --quiet", async () => {
    const [terminal, log] = [open({ columns: 80, told: "quiet" }), open({ told: "quiet" })];
    void terminal.read(6);
    void log.read(6);
    await vi.advanceTimersByTimeAsync(50_000);
    expect(terminal.written() + log.written()).toBe("");
  });

  test("gives events in a log of JSON lines", async () => {
    const { read, written } = open({ json: true });
    void read(6);
    await vi.advanceTimersByTimeAsync(16_000);
    const events = written()
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(events).toMatchObject([
      { code: "api.waiting", level: "info" },
      {
        code: "api.progress",
        level: "info",
        data: { asked: 6, answered: 2, operation: "getAudience", reason: "rate-limit" },
      },
    ]);
  });
});

describe("--verbose", () => {
  /** The lines of a command that reads a space, without the times that requests took. */
  async function tell(...words: string[]): Promise<string[]> {
    const space = await startSpace();
    const folder = temporaryFolder();
    writeProject(folder, [audience("a")]);
    const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
    const { stderr } = await runWords(words, { cwd: folder, env });
    return stderr
      .replaceAll(/\d+ ms/g, "1 ms")
      .trim()
      .split("\n");
  }

  test("prints a line for each request", async () => {
    vi.useRealTimers();
    expect(await tell("plan", "--verbose")).toContain(
      "GET /spaces/spa_simulated/audiences?include=schedules&pagination.count=200 200, 1 ms (listAudiences)",
    );
  });

  test("gives an event for each request in a log of JSON lines", async () => {
    vi.useRealTimers();
    const lines = await tell("--log-format", "json", "list", "-v");
    const events = lines.map((line) => JSON.parse(line) as { code: string; data: { operation?: string } });
    expect(events.map(({ code }) => code)).toContain("api.request");
    expect(events.map(({ data }) => data.operation)).toContain("listAudiences");
  });

  test("is not the rule: a short command says nothing of its requests", async () => {
    vi.useRealTimers();
    expect(await tell("list")).toEqual([""]);
  });
});

test("what any command finds is a line in a log of JSON lines", async () => {
  vi.useRealTimers();
  const { stderr, exitCode } = await runWords(["validate", "--log-format", "json"], { cwd: temporaryFolder() });
  const lines = stderr
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { code: string });
  expect([exitCode, lines.map(({ code }) => code)]).toEqual([1, ["finding"]]);
});
