import { expect, test } from "vitest";
import { runWords } from "../support/command-line.ts";
import { audience, temporaryFolder, writeProject } from "../support/project.ts";
import { startSpace } from "../support/space.ts";

interface Line {
  time: string;
  code: string;
  level: string;
  address?: string;
  data: Record<string, unknown>;
}

async function setUp(settings = {}) {
  const space = await startSpace({ settings });
  const folder = temporaryFolder();
  writeProject(folder, [audience("a"), audience("b")]);
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER-TOKEN-log" };
  const apply = async (...words: string[]) => {
    const all = ["apply", "--auto-approve", "--log-format", "json", "--time-scale", "600", ...words];
    const result = await runWords(all, { cwd: folder, env });
    const lines = result.stderr
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as Line);
    // On a busy machine an answer may take its time.
    const codes = lines.map(({ code }) => code).filter((code) => code !== "api.waiting");
    return { ...result, lines, codes };
  };
  return { space, folder, apply };
}

test("--log-format json writes every event as one line of JSON on stderr, and nothing else", async () => {
  const { space, folder, apply } = await setUp({ lockSeconds: 500 });
  const first = await apply();
  expect(first.exitCode).toBe(0);
  expect(first.codes[0]).toBe("apply.started");
  expect(first.codes.slice(-2)).toEqual(["apply.proving", "apply.finished"]);
  expect(first.codes.filter((code) => code === "change.started" || code === "change.done")).toHaveLength(4);
  expect(first.stdout).toContain("Applied: 2 created.");
  const started = first.lines.find(({ code }) => code === "apply.started");
  expect(started).toMatchObject({ level: "info", data: { changes: 2, seconds: 0 } });
  for (const { time } of first.lines) expect(new Date(time).toISOString()).toBe(time);

  await space.byHand.edit("A", { definition: { query: "event('A').count() >= 9" } });
  writeProject(folder, [
    audience("a", { definition: { query: "event('A').count() >= 2" } }),
    audience("b"),
    audience("c"),
    audience("d", { definition: { query: "trait('${audience.c.key}') = 'true'" } }),
  ]);
  space.simulator.faults.push({ operationId: "createAudience", kind: "500-before" });
  const second = await apply("--format", "json");
  expect(second.exitCode).toBe(5);
  expect(second.codes).toEqual(
    expect.arrayContaining(["change.waiting", "change.resumed", "change.done", "change.failed", "change.skipped"]),
  );
  const of = (code: string): Line | undefined => second.lines.find((line) => line.code === code);
  expect(of("change.waiting")).toMatchObject({
    address: "audience/a",
    data: { status: "Locked", until: expect.any(String) as string },
  });
  expect(of("change.failed")).toMatchObject({ address: "audience/c", level: "error" });
  expect(of("change.skipped")).toMatchObject({ address: "audience/d", data: { requires: "audience/c" } });
  expect(JSON.parse(second.stdout)).toMatchObject({ verdict: "partial" });
});

test("findings and failures are lines, too", async () => {
  const { folder, apply } = await setUp();
  writeProject(folder, [audience("a", { enabld: true })]);
  const { exitCode, lines, stdout } = await apply("--format", "json");
  expect(exitCode).toBe(1);
  expect(lines).toMatchObject([
    { code: "finding", level: "error", data: { code: "manifest-unknown-field", file: "audiences/all.yaml" } },
    { code: "command.failed", level: "error", data: { code: "invalid-input", exitCode: 1 } },
  ]);
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: "invalid-input" } });
});

test("a refused plan ends the log with the reason and keeps its exit code", async () => {
  const { folder, apply } = await setUp();
  writeProject(folder, [audience("a"), audience("b", {}, { protect: true })]);
  await apply();
  writeProject(folder, [audience("a")]);
  const { exitCode, codes } = await apply();
  expect(exitCode).toBe(3);
  expect(codes).toEqual(["finding", "command.failed"]);
});
