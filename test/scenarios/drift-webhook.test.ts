import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { postWebhook } from "../../src/commands/drift/post-webhook.ts";
import { formatFor } from "../../src/commands/drift/webhook.ts";
import { Secret } from "../../src/segment/secret.ts";
import { raw, reset, silence, startServer, stall, type Arrival, type Reply } from "../segment/support/server.ts";
import { audience } from "../support/project.ts";
import { watchSpace, type WatchedSpace } from "../support/watched-space.ts";

const secretPath = "/services/PLACEHOLDER/hook?key=PLACEHOLDER-KEY";
const ok = raw(200, "ok");

/** A space with one audience that Ada edited. */
async function editedSpace(): Promise<WatchedSpace> {
  const watched = await watchSpace([audience("a")]);
  await watched.space.byHand.edit("A", { enabled: false });
  return watched;
}

function bodyOf(arrival: Arrival | undefined): Record<string, unknown> {
  return JSON.parse(arrival?.body ?? "{}") as Record<string, unknown>;
}

describe("a webhook", () => {
  test("is told of drift in compact JSON", async () => {
    const receiver = await startServer(ok);
    const { exitCode } = await (await editedSpace()).read({ webhook: `${receiver.url}${secretPath}` });
    expect(exitCode).toBe(2);
    expect(receiver.arrivals).toMatchObject([{ method: "POST", target: secretPath }]);
    expect(bodyOf(receiver.arrivals[0])).toMatchObject({
      event: "drift",
      project: "growth",
      environment: "test",
      summary: "Drift in growth/test: 1 edited, 0 missing",
      findings: [{ code: "drift-edited", address: "audience/a" }],
    });
  });

  test("can be named by the environment, and be told as Slack takes it", async () => {
    const receiver = await startServer(ok);
    const env = { AUDIENCECTL_WEBHOOK_URL: receiver.url };
    await (await editedSpace()).read({ webhookFormat: "slack" }, env);
    expect(bodyOf(receiver.arrivals[0])).toMatchObject({ text: "Drift in growth/test: 1 edited, 0 missing" });
  });

  test("hears nothing while there is no drift", async () => {
    const receiver = await startServer(ok);
    const watched = await watchSpace([audience("a")]);
    const { exitCode } = await watched.read({ webhook: receiver.url });
    expect([exitCode, receiver.arrivals]).toEqual([0, []]);
  });

  test("hears of a finding once when the last run is known", async () => {
    const receiver = await startServer(ok);
    const watched = await editedSpace();
    for (let run = 0; run < 3; run += 1) await watched.read({ webhook: receiver.url, sinceDigest: "known.json" });
    expect(receiver.arrivals).toHaveLength(1);
  });

  test("that refuses makes the command fail after its result was printed", async () => {
    const receiver = await startServer(raw(404, "no_service"));
    const { exitCode, stdout, stderr } = await (await editedSpace()).drift({ webhook: receiver.url });
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ drift: true });
    expect(stderr).toContain("the webhook was not told of the drift: it returned HTTP 404");
  });

  test("that refuses leaves the findings new for the next run", async () => {
    const receiver = await startServer(raw(404, "no_service"), ok);
    const watched = await editedSpace();
    const options = { webhook: receiver.url, sinceDigest: "known.json" };
    await watched.read(options);
    expect(existsSync(path.join(watched.folder, "known.json"))).toBe(false);
    expect((await watched.read(options)).exitCode).toBe(2);
    expect(receiver.arrivals).toHaveLength(2);
  });

  test.each([
    ["refused", raw(404, secretPath)],
    ["redirected", raw(302, "", { location: "http://127.0.0.1:9/elsewhere" })],
  ])("keeps its address to itself when it is %s", async (_title, reply) => {
    const receiver = await startServer(reply);
    const { host } = new URL(receiver.url);
    const watched = await editedSpace();
    const { exitCode, stdout, stderr } = await watched.read({
      webhook: `${receiver.url}${secretPath}`,
      trace: "trace.jsonl",
    });
    expect(exitCode).toBe(1);
    const trace = readFileSync(path.join(watched.folder, "trace.jsonl"), "utf8");
    for (const secret of [host, "services", "PLACEHOLDER"]) expect(stdout + stderr + trace).not.toContain(secret);
  });

  test.each([
    ["http://example.com/PLACEHOLDER", "has to begin with https://"],
    ["ftp://example.com/PLACEHOLDER", "has to begin with https://"],
    ["https://ada:PLACEHOLDER@example.com/", "must not contain a user name or password"],
    ["PLACEHOLDER", "is not a URL"],
    ["", "is missing"],
  ])("at %j is refused before a request is sent, and not repeated", async (webhook, why) => {
    const watched = await watchSpace([audience("a")]);
    const before = watched.space.requests.length;
    const { exitCode, stderr } = await watched.read({ webhook });
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`the webhook address in --webhook ${why}`);
    expect(stderr).not.toContain("PLACEHOLDER");
    expect(watched.space.requests).toHaveLength(before);
  });

  test.each([
    ["https://hooks.slack.com/services/PLACEHOLDER", "slack"],
    ["https://hooks.slack.com.example.com/services/PLACEHOLDER", "json"],
    ["https://example.com/hooks.slack.com", "json"],
  ])("at %s is told in the format %s", (address, format) => {
    expect(formatFor(new URL(address))).toBe(format);
  });

  test("has to be there when its format is given", async () => {
    const watched = await watchSpace([audience("a")]);
    const { exitCode, stderr } = await watched.read({ webhookFormat: "slack" });
    expect(exitCode).toBe(1);
    expect(stderr).toContain("the webhook address in AUDIENCECTL_WEBHOOK_URL is missing");
  });
});

describe("the delivery to a webhook", () => {
  const quick = { pauseMs: 1, deadlineMs: 300 };
  const post = (url: string): Promise<void> => postWebhook(new Secret(`${url}${secretPath}`), "{}", quick);

  test.each([
    ["an error of the server", raw(503, "")],
    ["an unusual error of the server", raw(522, "")],
    ["a refusal", raw(429, "")],
    ["a broken connection", reset],
    ["silence", silence],
  ])("is tried again after %s", async (_title, reply) => {
    const receiver = await startServer(reply, ok);
    await post(receiver.url);
    expect(receiver.arrivals.map(({ body }) => body)).toEqual(["{}", "{}"]);
  });

  test.each([
    ["a status", raw(500, ""), "it returned HTTP 500"],
    ["a broken connection", reset, "there is no connection (UND_ERR_SOCKET)"],
    ["silence", silence, "it gave no answer in time"],
  ])("ends after four attempts that met %s, without a word of the address", async (_title, reply, why) => {
    const receiver = await startServer(reply);
    const failure: unknown = await post(receiver.url).catch((error: unknown) => error);
    expect(receiver.arrivals).toHaveLength(4);
    expect(failure).toMatchObject({ message: `the webhook was not told of the drift: ${why}`, afterResult: true });
    expect(inspect(failure, { depth: Infinity })).not.toContain("PLACEHOLDER");
  });

  const endless: Reply = (response) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write("x".repeat(10_000)), 1);
    response.on("close", () => clearInterval(timer));
  };

  test.each([
    ["is half of one", stall],
    ["has no end", endless],
  ])("happens once when it is taken with a body that %s", async (_title, reply) => {
    const receiver = await startServer(reply);
    await post(receiver.url);
    expect(receiver.arrivals).toHaveLength(1);
  });

  test("is given up at once when the receiver asks for more patience than a job has", async () => {
    const receiver = await startServer(raw(503, "", { "retry-after": "86400" }));
    const failure: unknown = await post(receiver.url).catch((error: unknown) => error);
    expect(receiver.arrivals).toHaveLength(1);
    const why = "it returned HTTP 503 and asks to wait 24 h";
    expect(failure).toMatchObject({ message: `the webhook was not told of the drift: ${why}` });
  });

  test("says how long it waits before it tells again, and why", async () => {
    const receiver = await startServer(raw(429, "", { "retry-after": "2" }), ok);
    const lines: string[] = [];
    await postWebhook(new Secret(receiver.url), "{}", { ...quick, tellWait: (line) => lines.push(line) });
    expect(lines).toEqual(["waiting 2 s before the webhook is called again: it returned HTTP 429"]);
  });

  test("says that it waits for an answer", async () => {
    const receiver = await startServer((response) => void setTimeout(() => ok(response), 2300));
    const lines: string[] = [];
    const options = { deadlineMs: 60_000, tellWait: (line: string) => lines.push(line) };
    await postWebhook(new Secret(receiver.url), "{}", options);
    expect(lines).toEqual([expect.stringMatching(/^waiting for an answer of the webhook, for another \d+ s at most$/)]);
  });
});
