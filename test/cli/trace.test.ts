import { chmodSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { Exchange } from "../../src/segment/exchange.ts";
import { runWords } from "../support/command-line.ts";
import { audience, destination, destinations, linked, temporaryFolder, writeProject } from "../support/project.ts";
import { answer, startServer } from "../segment/support/server.ts";
import { startSpace } from "../support/space.ts";
import { isLong } from "../support/length.ts";

const TOKEN = "PLACEHOLDER-TOKEN-5c2a";
const SECRET = 'sesame "open" ü/1234';

/** A secret in every spelling that a body or an address may give it. */
const spellings = [SECRET, JSON.stringify(SECRET).slice(1, -1), encodeURIComponent(SECRET), "sesame"];

async function setUp() {
  const space = await startSpace();
  const folder = temporaryFolder();
  // Of these settings, the API masks the first one only.
  const connectionSettings = { accessToken: "${env.ADS_TOKEN}", account: "one", shown: "Bearer ${env.ADS_TOKEN}" };
  writeProject(folder, [
    audience("a", { destinations: [destination(destinations.adverts, { connectionSettings })] }),
    audience("b"),
    linked("l"),
  ]);
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: TOKEN, ADS_TOKEN: SECRET };
  const file = path.join(folder, "trace.jsonl");
  const run = async (...words: string[]) => {
    const all = [...words, "--time-scale", "600", "--trace", "trace.jsonl"];
    const result = await runWords(all, { cwd: folder, env });
    const text = readFileSync(file, "utf8");
    expect(text, `${words.join(" ")}: ${result.stderr}`).not.toBe("");
    const exchanges = text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Exchange);
    return { ...result, text, exchanges };
  };
  return { space, folder, file, env, run };
}

function expectNoSecret(text: string): void {
  for (const secret of [TOKEN, "authorization", ...spellings])
    expect(text.toLowerCase()).not.toContain(secret.toLowerCase());
}

test("--trace writes every exchange of each command, without the token and without secrets", async () => {
  const { space, run } = await setUp();
  const planned = await run("plan", "--save", "plan.json");
  expect(planned.exitCode, planned.stderr).toBe(0);
  const applied = await run("apply", "plan.json");
  expect(applied.exitCode, applied.stderr).toBe(0);
  const [connection] = space.stored().connections ?? [];
  expect(connection?.connectionSettings).toMatchObject({ accessToken: SECRET, shown: `Bearer ${SECRET}` });
  const added = applied.exchanges.find(({ operation }) => operation === "addDestinationToAudience");
  expect(added).toMatchObject({
    method: "POST",
    url: expect.stringMatching(/^\/spaces\/.*\/destination-connections$/) as string,
    attempt: 1,
    status: 200,
    requestBody: expect.stringContaining("Bearer [secret]") as string,
  });
  expect(added?.rateLimit).toHaveProperty("x-ratelimit-remaining");
  expect(applied.exchanges.length).toBeGreaterThan(6);
  const others = [
    await run("drift"),
    await run("import", "--all", "--dry-run"),
    await run("run", "audience/l"),
    await run("api", "listDestinationsFromAudience", "--field", `audienceId=${space.named("A").id}`),
    await run("api", "listAudiences", "--field", `search.query=${SECRET}`, "--field", "search.type=NAME"),
  ];
  expect(others[3]?.exchanges.at(-1)?.responseBody).toContain("Bearer [secret]");
  for (const { text, exchanges } of [planned, applied, ...others]) {
    expect(exchanges.length).toBeGreaterThan(0);
    for (const { time, durationMs } of exchanges) {
      expect(new Date(time).toISOString()).toBe(time);
      expect(durationMs).toBeGreaterThanOrEqual(0);
    }
    expectNoSecret(text);
  }
});

test("a trace shows nothing of PUBLIC_API_URL, whose path may be a secret", async () => {
  const { folder, file, env } = await setUp();
  const words = ["plan", "--trace", "trace.jsonl", "--time-scale", "600"];
  const PUBLIC_API_URL = `${env.PUBLIC_API_URL}/PLACEHOLDER`;
  const { stdout, stderr } = await runWords(words, { cwd: folder, env: { ...env, PUBLIC_API_URL } });
  const text = readFileSync(file, "utf8");
  expect(text).toContain('"url":"/spaces');
  expect(stdout + stderr + text).not.toContain("PLACEHOLDER");
});

test("a trace can be read by its owner only, is begun anew each time, and keeps the beginning of long answers", async () => {
  const { space, folder, file, run } = await setUp();
  for (let index = 0; index < 20; index += 1)
    await space.byHand.create({
      name: `N${index}`,
      audienceType: "USERS",
      definition: { query: `event('N${index}').count() >= 1` },
    });
  writeFileSync(file, "what was there before\n");
  chmodSync(file, 0o644);
  const { text, exchanges } = await run("plan");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(text).not.toContain("what was there before");
  const list = exchanges.find(({ operation }) => operation === "listAudiences");
  expect(list?.responseBody).toMatch(/^.{2000}\.\.\. \([\d,]+ characters\)$/);
  const missing = await runWords(["plan", "--trace", "no/such/folder/t.jsonl"], {
    cwd: folder,
    env: { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: TOKEN },
  });
  expect(missing.exitCode).toBe(1);
  expect(missing.stderr).toContain("the trace no/such/folder/t.jsonl cannot be written");
});

test("a trace counts attempts, and says why one got no answer", async () => {
  const { space, run } = await setUp();
  space.simulator.faults.push(
    { operationId: "listAudiences", nth: 1, kind: "503-before" },
    { operationId: "listAudiences", nth: 2, kind: "reset-before" },
  );
  const { exchanges } = await run("plan");
  const lists = exchanges.filter(({ operation }) => operation === "listAudiences");
  expect(lists.map(({ attempt, status }) => [attempt, status])).toEqual([
    [1, 503],
    [2, undefined],
    [3, 200],
  ]);
  expect(lists[1]?.error).toMatch(/socket|reset|closed/i);
});

test.runIf(isLong)("an error of 5 MB is told by its start, on both outputs and in the trace", async () => {
  const message = "x".repeat(5_000_000);
  const server = await startServer(answer(400, { errors: [{ type: "t", message }] }));
  const folder = temporaryFolder();
  writeProject(folder, [audience("a")]);
  const env = { PUBLIC_API_URL: server.url, PUBLIC_API_TOKEN: TOKEN };
  for (const format of ["text", "json", "markdown"]) {
    const words = ["plan", "--format", format, "--trace", "trace.jsonl"];
    const { stdout, stderr } = await runWords(words, { cwd: folder, env });
    const trace = readFileSync(path.join(folder, "trace.jsonl"), "utf8");
    for (const text of [stdout + stderr, trace]) {
      expect(text).toMatch(/x{100,}\.\.\. \(5,000,0\d\d characters\)/);
      expect(text.length).toBeLessThan(50_000);
    }
  }
});

test("A trace has no addresses of people, whom a run asks for by itself", async () => {
  const { run, space } = await setUp();
  await run("apply", "--auto-approve");
  await space.byHand.edit("A", { enabled: false });
  await space.byHand.remove("B");
  const { text, exchanges } = await run("drift");
  expect(exchanges.map(({ operation }) => operation)).toEqual(expect.arrayContaining(["listUsers", "listAuditEvents"]));
  expect(text).toContain("Ada Meyer");
  expect(text).not.toContain("@example.com");
});
