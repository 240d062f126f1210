import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runCli } from "../support/cli.ts";
import { audience, temporaryFolder, writeProject } from "../support/project.ts";

/** The code that the built program loads for a validation of a folder. */
async function loadedFor(folder: string): Promise<string> {
  const coverage = temporaryFolder();
  const { exitCode, stderr } = await runCli(["validate"], { cwd: folder, env: { NODE_V8_COVERAGE: coverage } });
  expect(exitCode, stderr).toBe(0);
  const files = readdirSync(coverage).flatMap((name) => {
    const { result } = JSON.parse(readFileSync(path.join(coverage, name), "utf8")) as { result: { url: string }[] };
    return result.flatMap(({ url }) => (url.startsWith("file:") ? [fileURLToPath(url)] : []));
  });
  return files.map((file) => readFileSync(file, "utf8")).join("\n");
}

test("a validation loads what looks into a catalog only where there is one", async () => {
  const folder = temporaryFolder();
  writeProject(folder, [audience("a")], { space: "shop" });
  // Words of the schema of catalogs, and of the rules.
  const marks = ["relationship that leads to", "is none of the values that the tracking plan declares", "perDay"];
  const without = await loadedFor(folder);
  expect(marks.filter((mark) => without.includes(mark))).toEqual([]);
  mkdirSync(path.join(folder, "catalog"));
  const head = { apiVersion: "audiencectl/v1", kind: "Catalog", environment: "test", space: "shop" };
  writeFileSync(path.join(folder, "catalog/test.json"), JSON.stringify({ ...head, events: [] }));
  const loaded = await loadedFor(folder);
  expect(marks.filter((mark) => !loaded.includes(mark))).toEqual([]);
});
