import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { setUpProbe } from "../support/probed-project.ts";

const throwaway = ["probe", "--throwaway", "simulated"];

describe("a probe asks for nothing when what it finds could not be kept", () => {
  const rows: readonly (readonly [string, string])[] = [
    [".", "it is a folder"],
    ["", "--profile names no file"],
    ["/dev/full", "it is no regular file"],
    ["nowhere/probe.json", "there is no folder"],
    ["audiencectl.yaml", "there is a file of that name, and it is no profile of a probe"],
    ["mine.json", "there is a file of that name, and it is no profile of a probe"],
    ["other.json", "there is a file of that name, and it is no recording of a probe"],
    ["third.json", "it is a folder"],
  ];

  test.each(rows)("as with --profile %j", async (file, because) => {
    const { space, folder, run } = await setUpProbe();
    writeFileSync(path.join(folder, "mine.json"), '{"mine":true}');
    writeFileSync(path.join(folder, "other.exchanges.jsonl"), "mine\n");
    mkdirSync(path.join(folder, "third.exchanges.jsonl"));
    const before = readFileSync(path.join(folder, "audiencectl.yaml"), "utf8");
    const { exitCode, stderr } = await run(...throwaway, "--profile", file);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(because);
    expect(space.requests).toEqual([]);
    expect(readFileSync(path.join(folder, "audiencectl.yaml"), "utf8")).toBe(before);
    expect(existsSync(path.join(folder, `${file}.journal`))).toBe(false);
  });

  test("as with a trace that goes where the recording does", async () => {
    const { space, run } = await setUpProbe();
    const { exitCode, stderr } = await run("probe", "--read-only", "--trace", "probe.exchanges.jsonl");
    expect(exitCode).toBe(1);
    expect(stderr).toContain("name one file");
    expect(space.requests).toEqual([]);
  });
});

test("a probe writes over the files of the one before it", async () => {
  const { folder, run, profile } = await setUpProbe();
  await run("probe", "--read-only");
  writeFileSync(path.join(folder, "probe.json"), JSON.stringify({ ...profile(), formatVersion: 0 }));
  expect((await run("probe", "--read-only")).exitCode).toBe(0);
  expect(profile()).toMatchObject({ formatVersion: 1 });
});

test("a profile that cannot be written any more at the end is on stdout all the same", async () => {
  const { folder, space, run } = await setUpProbe();
  const run1 = run("probe", "--read-only", "--format", "json");
  // Once the probe asks for something, the place is gone.
  while (space.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  mkdirSync(path.join(folder, "probe.json"));
  const { exitCode, stdout, stderr } = await run1;
  expect(exitCode).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ formatVersion: 1 });
  expect(stderr).toContain("probe.json cannot be written");
});
