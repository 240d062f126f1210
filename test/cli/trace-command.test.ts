import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { runWords } from "../support/command-line.ts";
import { audience, temporaryFolder, writeProject } from "../support/project.ts";
import { startSpace } from "../support/space.ts";

async function setUp() {
  const space = await startSpace({ settings: { lockSeconds: 0 } });
  const folder = temporaryFolder();
  writeProject(folder, [audience("kept-secret"), audience("b")]);
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  const run = (...words: string[]) => runWords(words, { cwd: folder, env });
  return { folder, run };
}

test("a trace becomes a recording without anybody's names, which replays as it was", async () => {
  const { folder, run } = await setUp();
  const applied = await run("apply", "--auto-approve", "--time-scale", "600", "--trace", "trace.jsonl");
  expect(applied.exitCode, applied.stderr).toBe(0);
  expect(readFileSync(path.join(folder, "trace.jsonl"), "utf8")).toContain("kept_secret");
  const made = await run("trace", "sanitise", "trace.jsonl");
  expect(made.exitCode, made.stderr).toBe(0);
  expect(made.stderr).toMatch(/^\d+ exchanges.*\. Look at the recording before you send it\.\n$/);
  expect(made.stdout).not.toMatch(/kept.secret/i);
  writeFileSync(path.join(folder, "recording.jsonl"), made.stdout);
  const words = ["recording.jsonl", "--time-scale", "600", "--set", "lockSeconds=0", "--set", "computeSeconds=0"];
  const verified = await run("trace", "verify", ...words);
  expect(verified.stdout).toMatch(/^The simulator answers \d+ exchanges as recorded\.\n/);
  expect(verified.exitCode).toBe(0);
});

test("what the simulator answers otherwise is listed by its place, and ends with 2", async () => {
  const { folder, run } = await setUp();
  await run("plan", "--time-scale", "600", "--trace", "trace.jsonl");
  const { stdout } = await run("trace", "sanitise", "trace.jsonl");
  writeFileSync(path.join(folder, "recording.jsonl"), stdout);
  const other = await run("trace", "verify", "recording.jsonl", "--set", "paginationEnds=absent");
  expect(other.stdout).toContain("  $.body.data.pagination.next: recorded null, simulator nothing\n");
  expect(other.exitCode).toBe(2);
  const json = await run("trace", "verify", "recording.jsonl", "--set", "paginationEnds=absent", "--format", "json");
  expect(JSON.parse(json.stdout)).toMatchObject({
    differences: expect.arrayContaining([
      expect.objectContaining({ operation: "listAudiences", path: "$.body.data.pagination.next", recorded: null }),
    ]) as object,
  });
});

test.each([
  [["trace", "sanitize", "file"], 'trace cannot "sanitize"', "did you mean sanitise?"],
  [["trace", "sanitise", "missing.jsonl"], "missing.jsonl cannot be read", "--trace"],
  [["trace", "verify", "bad.jsonl"], "bad.jsonl:2: the line is not a JSON object", "recording"],
  [["trace", "sanitise", "other.jsonl"], "other.jsonl:1: the line is no exchange of a trace", "--trace"],
  [["trace", "verify", "other.jsonl"], "other.jsonl:1: the line is no exchange of a recording", "recording"],
  [["trace", "verify", "empty.jsonl"], "empty.jsonl holds no exchange", "recording"],
])("%j ends with a place, a cause and a remedy", async (words, message, remedy) => {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, "bad.jsonl"), "\n{ not JSON\n");
  writeFileSync(path.join(folder, "other.jsonl"), '{"operation":"listAudiences"}\n');
  writeFileSync(path.join(folder, "empty.jsonl"), "\n");
  const { exitCode, stderr } = await runWords(words, { cwd: folder, env: {} });
  expect(exitCode).toBe(1);
  expect(stderr).toContain(message);
  expect(stderr).toContain(remedy);
});
