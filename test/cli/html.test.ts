import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { readPage } from "../report/html/read-page.ts";
import { runWords } from "../support/command-line.ts";
import { audience, temporaryFolder, writeProject } from "../support/project.ts";
import { startSpace } from "../support/space.ts";

async function setUp(spec: Record<string, boolean> = {}) {
  const space = await startSpace();
  const folder = temporaryFolder();
  writeProject(folder, [audience("a", spec)]);
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER-TOKEN-a1b2c3" };
  const run = (...words: string[]) => runWords(words, { cwd: folder, env });
  const heading = (html: string) =>
    readPage(html)
      .all("h1")
      .map(({ text }) => text);
  const written = (file: string) => readFileSync(path.join(folder, file), "utf8");
  return { run, heading, written };
}

test("plan writes its page to a file, and show prints the same one", async () => {
  const { run, heading, written } = await setUp();
  const { exitCode, stdout } = await run("plan", "--out", "html=plan.html", "--save", "plan.json");
  expect([exitCode, stdout.includes("\nProject ")]).toEqual([0, true]);
  expect(heading(written("plan.html"))).toEqual(["Plan for growth in test"]);
  expect((await run("show", "--format", "html", "plan.json")).stdout).toBe(written("plan.html"));
});

test("drift writes its page to a file", async () => {
  const { run, heading, written } = await setUp();
  expect((await run("drift", "--out", "html=drift.html")).exitCode).toBe(2);
  expect(heading(written("drift.html"))).toEqual(["Drift for growth in test"]);
});

test("a page tells of the failure when there is no result, with the place of each fault", async () => {
  const { run, heading, written } = await setUp({ enabld: true });
  expect((await run("plan", "--out", "html=plan.html")).exitCode).toBe(1);
  expect(heading(written("plan.html"))).toEqual(["No plan for growth in test"]);
  expect(written("plan.html")).toMatch(/audiences\/all\.yaml:\d+:\d+/);
});

test("the title of a page that tells of a failure has what failed and why", async () => {
  const { run, written } = await setUp({ enabld: true });
  await run("plan", "--out", "html=plan.html");
  expect(readPage(written("plan.html")).all("title")).toMatchObject([
    { text: "No plan for growth in test: the project has 1 error; nothing was sent to Segment" },
  ]);
});

test("a page begins with the faults of the files where those are what went wrong", async () => {
  const { run, written } = await setUp({ enabld: true });
  await run("plan", "--out", "html=plan.html");
  const page = readPage(written("plan.html"));
  expect(page.all("h2").map(({ text }) => text)).toEqual(["What went wrong"]);
  expect(page.all("section").map(({ text }) => text)).toEqual([
    expect.stringMatching(/spec\.enabld is not a known field.*all\.yaml.*did you mean enabled\?/s),
  ]);
});
