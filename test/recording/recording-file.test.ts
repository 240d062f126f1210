import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { processIo } from "../../src/commands/io.ts";
import { openRecording } from "../../src/commands/project/recording-file.ts";
import { temporaryFolder } from "../support/project.ts";

test("a recording is written line by line, whole, and keeps texts that the program wrote meanwhile", () => {
  const folder = temporaryFolder();
  const ownTexts = new Set<string>();
  const recording = openRecording({ ...processIo({ color: false }), cwd: folder }, "probe.exchanges.jsonl", ownTexts);
  const file = path.join(folder, "probe.exchanges.jsonl");
  const write = (name: string): void =>
    recording.write({
      time: "2026-03-01T12:00:00.000Z",
      operation: "getAudience",
      method: "GET",
      url: "/spaces/spa_1/audiences/aud_1",
      attempt: 1,
      status: 200,
      responseBody: JSON.stringify({ data: { audience: { name, description: "x".repeat(5000) } } }),
      durationMs: 5,
    });
  const names = (): unknown[] =>
    readFileSync(file, "utf8")
      .trim()
      .split("\n")
      .map((line) => (JSON.parse(line) as { body: { data: { audience: unknown } } }).body.data.audience);
  write("audiencectl-probe 1");
  expect(names()).toEqual([{ name: "<text:19>", description: "<text:5000>" }]);
  ownTexts.add("audiencectl-probe 1");
  write("audiencectl-probe 1");
  expect(names()[1]).toEqual({ name: "audiencectl-probe 1", description: "<text:5000>" });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  recording.close();
});
