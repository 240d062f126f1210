import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import * as applyCommand from "../../src/commands/apply.ts";
import * as driftCommand from "../../src/commands/drift.ts";
import { appendToJob } from "../../src/commands/output/github-job.ts";
import * as planCommand from "../../src/commands/plan.ts";
import * as validateCommand from "../../src/commands/validate.ts";
import { createStyle } from "../../src/report/style.ts";
import { readAsRunner } from "../report/runners/github-runner.ts";
import { runWords } from "../support/command-line.ts";
import { runInProcess, type CommandModule } from "../support/command.ts";
import { audience, temporaryFolder, writeProject, type Manifest } from "../support/project.ts";
import { startSpace, TEST_TIME_SCALE } from "../support/space.ts";

const TOKEN = "PLACEHOLDER-TOKEN-d4e5f6";

/** A project in a folder of a repository, and the step of a job that runs commands in it. */
async function setUp(manifests: Manifest[]) {
  const space = await startSpace();
  const root = temporaryFolder();
  const folder = path.join(root, "growth");
  mkdirSync(folder);
  writeProject(folder, manifests);
  const files = { GITHUB_OUTPUT: path.join(root, "outputs"), GITHUB_STEP_SUMMARY: path.join(root, "summary") };
  const access = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: TOKEN };
  const job = { ...access, ...files, GITHUB_WORKSPACE: root };
  const run = async (module: CommandModule, options: object = {}, env: Record<string, string> = job) => {
    const common = { timeScale: TEST_TIME_SCALE, format: "github", lockTimeout: 600_000, autoApprove: true };
    return await runInProcess(module, { cwd: folder, env, options: { ...common, ...options } });
  };
  return { space, root, folder, files, access, job, run };
}

/** The outputs in a file of the runner. */
function readOutputs(file: string): Record<string, string> {
  const blocks = readFileSync(file, "utf8").matchAll(/^(.+?)<<(.+)\n([^]*?)\n\2\n/gm);
  return Object.fromEntries(Array.from(blocks, ([, name = "", , value = ""]) => [name, value]));
}

describe("in a job on GitHub", () => {
  test("a plan leaves its counts and its digest as outputs", async () => {
    const { run, files } = await setUp([audience("a"), audience("b")]);
    const { exitCode, stdout } = await run(planCommand);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("+ audience/a will be created");
    expect(readOutputs(files.GITHUB_OUTPUT)).toMatchObject({
      changes: "2",
      creates: "2",
      refused: "0",
      digest: expect.stringMatching(/^sha256:/) as string,
    });
  });

  test("a plan, and a command without a result, add what people read to the summary of the job", async () => {
    const { run, files, access } = await setUp([audience("a")]);
    await run(planCommand);
    const { PUBLIC_API_TOKEN: _, ...tokenless } = { ...access, ...files };
    await run(planCommand, {}, tokenless);
    const summary = readFileSync(files.GITHUB_STEP_SUMMARY, "utf8");
    expect(summary).toContain("Plan for `growth`, environment `test`");
    expect(summary).toContain("there is no API token");
  });

  test("a plan that is cut for a comment is whole in the summary of the job", async () => {
    const queries = Array.from({ length: 30 }, (_, index) => `event('Step ${index}').count() >= 1`);
    const many = queries.map((query, index) => audience(`many-${index}`, { definition: { query } }));
    const { job, files, folder } = await setUp(many);
    const words = ["plan", "--format", "github", "--markdown-limit", "4000", "--out", "markdown=plan.md"];
    const { exitCode, stderr } = await runWords([...words, "--time-scale", String(TEST_TIME_SCALE)], {
      cwd: folder,
      env: job,
    });
    expect(exitCode, stderr).toBe(0);
    const [comment, summary] = [path.join(folder, "plan.md"), files.GITHUB_STEP_SUMMARY].map((file) =>
      readFileSync(file, "utf8"),
    );
    const shown = (text = ""): number => queries.filter((query) => text.includes(query)).length;
    expect(shown(comment)).toBeLessThan(30);
    expect(shown(summary)).toBe(30);
  });

  test("nothing on stderr is taken for a command", async () => {
    const { run, folder } = await setUp([]);
    writeProject(folder, [audience("a", { name: "x", "::error::gotcha\n##[error]no": 1 })]);
    const { exitCode, stderr } = await run(validateCommand);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("gotcha");
    expect(stderr).not.toMatch(/^\s*::|##\[/m);
  });

  test("an apply and a drift leave theirs", async () => {
    const { run, files, space } = await setUp([audience("a")]);
    await run(applyCommand);
    expect(readOutputs(files.GITHUB_OUTPUT)).toMatchObject({ verdict: "complete", done: "1" });
    await space.byHand.edit("A", { enabled: false });
    const { exitCode, stdout } = await run(driftCommand);
    expect(exitCode).toBe(2);
    expect(readOutputs(files.GITHUB_OUTPUT)).toMatchObject({ drift: "true", edited: "1" });
    expect(readAsRunner(stdout)).toMatchObject([
      { command: "stop-commands" },
      { command: "error", properties: { file: "growth/audiences/all.yaml", title: "drift-edited" } },
    ]);
  });

  test("findings stand at their lines, with files named from the root of the repository", async () => {
    const { run, files } = await setUp([audience("a", { enbled: true })]);
    const { exitCode, stdout } = await run(validateCommand);
    expect(exitCode).toBe(1);
    expect(readAsRunner(stdout)).toMatchObject([
      { command: "error", properties: { file: "growth/audiences/all.yaml", line: expect.any(String) as string } },
    ]);
    expect(readOutputs(files.GITHUB_OUTPUT)).toEqual({ valid: "false", errors: "1", warnings: "0" });
  });

  test("files are found through a link to the repository as well", async () => {
    const { run, root, job } = await setUp([audience("a", { enbled: true })]);
    const link = path.join(temporaryFolder(), "link");
    symlinkSync(root, link);
    const { stdout } = await run(validateCommand, {}, { ...job, GITHUB_WORKSPACE: link });
    expect(readAsRunner(stdout)[0]?.properties["file"]).toBe("growth/audiences/all.yaml");
  });

  test("a failure leaves its code as an output, is annotated, and does not tell the token", async () => {
    const { run, files } = await setUp([audience("a", { enbled: true })]);
    const { exitCode, stdout, stderr } = await run(planCommand);
    expect(exitCode).toBe(1);
    expect(readOutputs(files.GITHUB_OUTPUT)).toEqual({ failed: "true", code: "invalid-input", "exit-code": "1" });
    expect(readAsRunner(stdout).map(({ properties }) => properties["title"])).toEqual([
      "invalid-input",
      "manifest-unknown-field",
    ]);
    expect(stdout + stderr + readFileSync(files.GITHUB_OUTPUT, "utf8")).not.toContain(TOKEN);
  });

  test("a report in a file goes along with outputs for the job", async () => {
    const { run, files, folder } = await setUp([audience("a")]);
    const { stdout } = await run(planCommand, { format: "json", out: [{ format: "github", file: "log.txt" }] });
    expect(JSON.parse(stdout)).toMatchObject({ formatVersion: 1 });
    expect(readFileSync(path.join(folder, "log.txt"), "utf8")).toMatch(/^::stop-commands::/);
    expect(readOutputs(files.GITHUB_OUTPUT)).toMatchObject({ creates: "1" });
  });
});

describe("elsewhere", () => {
  test.each([
    ["a result", audience("a"), 0],
    ["a failure", audience("a", { enbled: true }), 1],
  ])("%s is printed and written nowhere", async (_title, manifest, code) => {
    const { run, root, access } = await setUp([manifest]);
    const { exitCode, stdout } = await run(planCommand, {}, access);
    expect(exitCode).toBe(code);
    expect(stdout).not.toBe("");
    expect(readdirSync(root)).toEqual(["growth"]);
  });
});

describe("a summary", () => {
  const report = { log: "", summary: "## Plan\n", outputs: {} };
  const silent = { stdout() {}, stderr() {}, stdin: Readable.from([]), cwd: "/", interactive: false };
  const style = { stdout: createStyle(false), stderr: createStyle(false) };

  test("is added to what the job has said already", async () => {
    const file = path.join(temporaryFolder(), "summary");
    const io = { ...silent, style, env: { GITHUB_STEP_SUMMARY: file } };
    await appendToJob(io, report);
    await appendToJob(io, report);
    expect(readFileSync(file, "utf8")).toBe("## Plan\n## Plan\n");
  });

  const LIMIT_BYTES = 1024 * 1024;

  /** What is added for a summary of some bytes when so many are left of what a step may have, and what stderr says. */
  async function addWhere({ left, bytes }: { left: number; bytes: number }) {
    const file = path.join(temporaryFolder(), "summary");
    writeFileSync(file, Buffer.alloc(LIMIT_BYTES - left, "x"));
    const told: string[] = [];
    const stderr = (text: string): void => void told.push(text);
    // A letter of two bytes, so that counting characters would not do.
    const summary = `${"ü".repeat((bytes - 2) / 2)}.\n`;
    await appendToJob({ ...silent, style, stderr, env: { GITHUB_STEP_SUMMARY: file } }, { ...report, summary });
    const added = readFileSync(file).subarray(LIMIT_BYTES - left);
    return { added: added.toString(), bytes: added.byteLength, summary, told: told.join("") };
  }

  test("takes all that a step may have, to the last byte", async () => {
    const { added, summary, told } = await addWhere({ left: 600, bytes: 600 });
    expect(added).toBe(summary);
    expect(told).toBe("");
  });

  test("without room makes place for a word about it, because GitHub would show nothing at all", async () => {
    const { added, bytes, told } = await addWhere({ left: 600, bytes: 602 });
    expect(added).toContain("has no room for another report");
    expect(bytes).toBeLessThanOrEqual(600);
    expect(told).toContain("1 MiB");
  });

  test("without room for that word is told of on stderr only", async () => {
    const { added, told } = await addWhere({ left: 10, bytes: 602 });
    expect(added).toBe("");
    expect(told).toContain("1 MiB");
  });

  test("is left out where the runner has no file for it", async () => {
    const file = path.join(temporaryFolder(), "summary");
    await appendToJob({ ...silent, style, env: { GITHUB_STEP_SUMMARY: "" } }, report);
    expect(existsSync(file)).toBe(false);
  });
});
