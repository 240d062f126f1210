import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { hostileShop, hostileTexts } from "../recording/support/hostile-space.ts";
import { spellingsOf } from "../recording/support/record.ts";
import { runWords } from "../support/command-line.ts";
import { audience, temporaryFolder, writeProject } from "../support/project.ts";
import { startSpace } from "../support/space.ts";

/** A space in which everything has a name that nobody else should see, and a project for it. */
async function setUp() {
  const space = await startSpace({ state: hostileShop(Date.now()), settings: noTime });
  const folder = temporaryFolder();
  writeProject(folder, [audience("vips")], { space: "spa_shop" });
  const refuse = (pathEnd: string, status: number): void => space.refuse(pathEnd, status);
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: hostileTexts.token };
  const run = async (...words: string[]) => await runWords([...words, "--time-scale", "600"], { cwd: folder, env });
  return { run, refuse, file: path.join(folder, "probe.exchanges.jsonl") };
}

/** Edits and computations that take no time, so that nothing depends on how fast a test is. */
const noTime = { lockSeconds: 0, computeSeconds: 0 };
const times = Object.entries(noTime).flatMap(([name, value]) => ["--set", `${name}=${value}`]);

const throwaway = ["--throwaway", hostileTexts.slug];

describe("the recording of a probe", () => {
  test("holds nothing of the space, and what the probe thought up", async () => {
    const { run, file } = await setUp();
    expect((await run("probe", ...throwaway)).exitCode).toBe(0);
    const text = readFileSync(file, "utf8");
    const shown = Object.entries(hostileTexts).filter(([, hidden]) =>
      spellingsOf(hidden).some((spelling) => text.includes(spelling)),
    );
    expect(shown).toEqual([]);
    expect(text).toMatch(/audiencectl probe \w{6} never sent/);
  });

  test("has a line for each exchange that the profile counts", async () => {
    const { run, file } = await setUp();
    const { stdout } = await run("probe", "--read-only", "--format", "json");
    const { requests } = JSON.parse(stdout) as { requests: number };
    const lines = readFileSync(file, "utf8").trimEnd().split("\n");
    expect(lines.length).toBeGreaterThanOrEqual(requests);
    expect(lines.map((line) => (JSON.parse(line) as { n: number }).n)).toEqual(lines.map((_, index) => index + 1));
  });

  test("says which media type was asked for", async () => {
    const { run, file } = await setUp();
    await run("probe", "--read-only");
    expect(readFileSync(file, "utf8")).toContain("application/vnd.segment.v9nonsense+json");
  });

  test("is replayed against the simulator without a difference", async () => {
    const { run, file } = await setUp();
    // A whole probe is replayed in test/probe/recording.test.ts.
    await run("probe", "--read-only");
    const { exitCode, stdout } = await run("trace", "verify", file, ...times);
    expect({ exitCode, stdout }).toMatchObject({ exitCode: 0 });
  });

  test("stays as it was when a probe is refused", async () => {
    const { run, file } = await setUp();
    const earlier = '{"n":1,"operation":"echo","request":{}}\n';
    writeFileSync(file, earlier);
    expect((await run("probe", "--throwaway", "other")).exitCode).toBe(3);
    expect(readFileSync(file, "utf8")).toBe(earlier);
  });

  test("is not begun by a sweep", async () => {
    const { run, file } = await setUp();
    expect((await run("probe", "--sweep")).exitCode).toBe(0);
    expect(existsSync(file)).toBe(false);
  });
});

describe("what no value of a setting stands for", () => {
  test("is offered as a text to report, with the lines of the recording that show it", async () => {
    const { run, refuse, file } = await setUp();
    refuse("/users", 418);
    const { stderr } = await run("probe", "--read-only");
    const [, line = ""] = /^- usersAccess: status 418 \(exchange (\d+)\)$/m.exec(stderr) ?? [];
    expect(stderr).toMatch(/^Title: No value of usersAccess fits what Segment does$/m);
    expect(stderr).toContain(`Line ${line} of probe.exchanges.jsonl:\n`);
    const lines = readFileSync(file, "utf8").split("\n");
    expect(JSON.parse(lines[Number(line) - 1] ?? "")).toMatchObject({ operation: "listUsers", status: 418 });
  });
});
