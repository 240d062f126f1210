import { writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { runWords } from "../support/command-line.ts";
import { audience, temporaryFolder, writeProject, type ProjectSpec } from "../support/project.ts";
import { startSpace } from "../support/space.ts";

/** A plan of a project beside an empty space. `env` goes over what is right. */
async function setUp(project: ProjectSpec = {}) {
  const space = await startSpace();
  const folder = temporaryFolder();
  writeProject(folder, [audience("a")], project);
  const plan = async (env: Record<string, string>, words: string[] = [], input = "") =>
    await runWords(["plan", "--time-scale", "600", ...words], {
      cwd: folder,
      env: { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER", ...env },
      input,
    });
  return { space, folder, plan };
}

describe("a token that is none", () => {
  test.each([
    [
      "Bearer PLACEHOLDER",
      "the API token of PUBLIC_API_TOKEN begins like a header",
      "leave Bearer or Authorization out",
    ],
    ["Authorization: Bearer PLACEHOLDER", "begins like a header", "leave Bearer or Authorization out"],
    ["PUBLIC_API_TOKEN = PLACEHOLDER", "begins with the name of a variable", "without NAME= before it"],
    ['"PLACEHOLDER "', "is in quotes", "take the quotes away"],
    ['"PLACEHOLDER"', "is in quotes", "take the quotes away"],
    ["$PLACEHOLDER", "looks like the name of a variable", "check how the pipeline hands the secret on"],
    ["<PLACEHOLDER>", "looks like a placeholder", "put the token itself in its place"],
    ["PUBLIC_API_TOKEN=PLACEHOLDER", "begins with the name of a variable", "without NAME= before it"],
    ["PLACEHOLDER\nPLACEHOLDER", "has several lines", "on one line"],
    ["PLACEHOLDER abc", "contains blanks", "copy the token again"],
    ["", "PUBLIC_API_TOKEN is empty", "set PUBLIC_API_TOKEN"],
  ])("is told with where it was read and what to leave out: %j", async (token, cause, remedy) => {
    const { plan } = await setUp();
    const { exitCode, stderr } = await plan({ PUBLIC_API_TOKEN: token });
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining(cause)]);
    expect(stderr).toContain(remedy);
    expect(stderr).not.toContain("PLACEHOLDER");
  });

  test("in a file is told as that of the file", async () => {
    const { folder, plan } = await setUp();
    writeFileSync(path.join(folder, "token"), "\n");
    expect((await plan({}, ["--token-file", "token"])).stderr).toContain("the file of --token-file is empty");
    expect((await plan({}, ["--token-file", "-"], " ")).stderr).toContain("standard input is empty");
  });
});

describe("an address without its scheme", () => {
  test.each([
    ["localhost:4010", "http://localhost:4010"],
    ["127.0.0.1:4010/", "http://127.0.0.1:4010"],
    ["eu1.api.segmentapis.com", "https://eu1.api.segmentapis.com"],
  ])("is told with it: %s", async (address, completed) => {
    const { plan } = await setUp();
    const { stderr } = await plan({ PUBLIC_API_URL: address });
    expect(stderr).toContain("the API address lacks its scheme");
    expect(stderr).toContain(`begin PUBLIC_API_URL with ${completed}\n`);
  });

  test("is not shown where it may be a token", async () => {
    const { plan } = await setUp();
    expect((await plan({ PUBLIC_API_URL: "PLACEHOLDER.abc:1" })).stderr).not.toContain("PLACEHOLDER");
  });
});

test("an address where nobody listens is told with what gives it", async () => {
  const { plan } = await setUp();
  const { port, close } = await takePort();
  await close();
  const { exitCode, stderr } = await plan({ PUBLIC_API_URL: `http://127.0.0.1:${port}` });
  expect([exitCode, stderr]).toEqual([1, expect.stringContaining("ECONNREFUSED")]);
  expect(stderr).toContain(`PUBLIC_API_URL leads to http://127.0.0.1:${port}; check`);
});

test("a request that failed before anything was written is told without a word about what an apply has done", async () => {
  const { plan } = await setUp();
  const { port, close } = await takePort();
  await close();
  expect((await plan({ PUBLIC_API_URL: `http://127.0.0.1:${port}` })).stderr).not.toContain("an apply");
});

describe("a space that there is not", () => {
  test("is told with its place in the project file", async () => {
    const { folder, plan } = await setUp({ space: "simulatd" });
    const { exitCode, stderr } = await plan({});
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^Error: audiencectl\.yaml:\d+:\d+: no space that this token can see/m);
    expect(stderr).toContain("did you mean simulated?");
    const { stderr: ofList } = await runWords(["list"], {
      cwd: folder,
      env: { PUBLIC_API_URL: (await startSpace()).url, PUBLIC_API_TOKEN: "PLACEHOLDER" },
    });
    expect(ofList).toMatch(/^Error: audiencectl\.yaml:\d+:\d+: no space/m);
  });
});

test("a token that may only read is told to be changed before the apply is run again", async () => {
  const { space, folder } = await setUp();
  space.simulator.settings.tokenAccess = "read";
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  const { exitCode, stdout } = await runWords(["apply", "--yes", "--time-scale", "600"], { cwd: folder, env });
  expect(exitCode).toBe(1);
  expect(stdout).toContain("use a token whose role may make this change");
  expect(stdout).toContain("First use a token that may make these changes; then: audiencectl apply");
});

test("an id that no space has is told with its place in the project file, and with what shows the right one", async () => {
  const { plan } = await setUp({ space: "spa_wrong" });
  const { exitCode, stderr } = await plan({});
  expect([exitCode, stderr]).toEqual([1, expect.stringMatching(/^Error: audiencectl\.yaml:\d+:\d+: .*spa_wrong/m)]);
  expect(stderr).toMatch(/; audiencectl doctor .*compares it with the spaces that the token can see\n/);
});

async function takePort(): Promise<{ port: number; close: () => Promise<void> }> {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { port: address.port, close: () => new Promise((resolve) => void server.close(() => resolve())) };
}
