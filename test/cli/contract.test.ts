import { readFileSync } from "node:fs";
import path from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { runWords } from "../support/command-line.ts";
import { audience, temporaryFolder, writeProject } from "../support/project.ts";
import { startSpace } from "../support/space.ts";
import schema from "../../schemas/plan.schema.json" with { type: "json" };

async function setUp() {
  const space = await startSpace();
  const folder = temporaryFolder();
  writeProject(folder, [audience("a")]);
  const env: Record<string, string> = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER-TOKEN-a1b2c3" };
  const run = (...words: string[]) => runWords(words, { cwd: folder, env });
  return { space, folder, env, run };
}

describe("what scripts rely on", () => {
  test("a JSON plan fits its schema, and so does a saved one", async () => {
    const { folder, run } = await setUp();
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
    addFormats.default(ajv);
    const validate = ajv.compile(schema);
    const { stdout } = await run("plan", "--format", "json", "--save", "plan.json");
    expect(validate(JSON.parse(stdout)), JSON.stringify(validate.errors)).toBe(true);
    expect(readFileSync(path.join(folder, "plan.json"), "utf8")).toBe(stdout);
  });

  test.each([
    ["bad manifests", ["plan", "--format", "json"], "invalid-input"],
    ["an unknown environment", ["plan", "--format", "json", "--env", "tset"], "invalid-input"],
    ["a missing plan file", ["show", "--format", "json", "nowhere.json"], "plan-file-missing"],
    ["an unknown flag", ["plan", "--format", "json", "--fast"], "usage"],
    ["a bad value of a flag", ["plan", "--format=json", "--max-deletes", "many"], "usage"],
    ["nobody to ask", ["apply", "--format", "json"], "approval-needed"],
  ])("stdout is JSON with an error code after %s", async (title, words, code) => {
    const { folder, run } = await setUp();
    if (title === "bad manifests") writeProject(folder, [audience("a", { enabled: null })]);
    const { exitCode, stdout } = await run(...words);
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code, exitCode: 1 } });
  });

  test("stdout is JSON when validate finds faults", async () => {
    const { folder, run } = await setUp();
    writeProject(folder, [audience("a", { enabld: true })]);
    const { stdout, exitCode } = await run("validate", "--format", "json");
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ valid: false, diagnostics: [{ code: "manifest-unknown-field" }] });
  });

  test("stdout is JSON when a plan is refused, and the plan in it says why", async () => {
    const { space, run } = await setUp();
    await space.byHand.create({ name: "A", audienceType: "USERS", definition: { query: "event('A').count() >= 1" } });
    const { stdout, exitCode } = await run("plan", "--format", "json");
    expect(exitCode).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({
      changes: [{ action: "withheld", warnings: [{ code: "plan-name-taken-unmanaged" }] }],
    });
  });

  test("stdout is JSON when the API cannot be reached", async () => {
    const { folder } = await setUp();
    const env = { PUBLIC_API_URL: "http://127.0.0.1:9", PUBLIC_API_TOKEN: "PLACEHOLDER" };
    const { stdout, exitCode } = await runWords(["plan", "--format", "json", "--time-scale", "600"], {
      cwd: folder,
      env,
    });
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: "segment-network-error" } });
  });

  test("an unknown flag is an error that suggests the right one", async () => {
    const { run } = await setUp();
    const { exitCode, stdout, stderr } = await run("plan", "--sav", "x.json");
    expect(exitCode).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toContain("(Did you mean --save?)");
  });

  test("an unknown flag with a value is told by its name alone", async () => {
    const { run } = await setUp();
    const { stderr } = await run("plan", "--sav=x.json");
    expect(stderr).toContain("unknown option '--sav'\n(Did you mean --save?)");
  });

  test.each([
    ["-tSECRETX", "-t…"],
    ["-t=SECRETX", "-t…"],
    ["-token=SECRETX", "-t…"],
    ["-T=SECRETX", "-T…"],
    ["-t", "-t"],
    ["--tokenSECRETX", "--token…"],
    ["--token=SECRETX", "--token"],
    ["--token7SECRETX=1", "--token…"],
    [`--${"a".repeat(60)}`, expect.stringMatching(/^--a{8,28}…$/)],
  ])("the unknown flag %s is told without what may be its value", async (flag, shown) => {
    const { run } = await setUp();
    const { stderr } = await run("plan", flag);
    expect(/unknown option '(.*)'/.exec(stderr)?.[1]).toEqual(shown);
    expect(stderr).not.toContain("SECRETX");
  });

  test("a short value that is wrong is shown", async () => {
    const { run } = await setUp();
    const { stderr } = await run("plan", "--format", "jsno");
    expect(stderr).toContain("argument 'jsno' is invalid");
  });

  test("an unknown command is an error that suggests the right one", async () => {
    const { run } = await setUp();
    const { exitCode, stderr } = await run("aply");
    expect(exitCode).toBe(1);
    expect(stderr).toContain("(Did you mean apply?)");
  });

  test("help about a command that there is not is an error, too", async () => {
    const { run } = await setUp();
    const { exitCode, stdout, stderr } = await run("help", "aply");
    expect([exitCode, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("unknown command 'aply'\n(Did you mean apply?)");
  });

  test("without a terminal and without --yes apply is an error, and nothing is sent", async () => {
    const { space, run } = await setUp();
    const { exitCode, stdout, stderr } = await run("apply");
    expect(exitCode).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toContain("--yes");
    expect(space.requests).toEqual([]);
  });

  test("faults in manifests are told before the first request", async () => {
    const { space, folder, run } = await setUp();
    writeProject(folder, [audience("a", { enabled: "perhaps", audienceTyp: "USERS" })]);
    const { stderr } = await run("plan");
    expect(stderr).toMatch(/audiences\/all\.yaml:\d+:\d+: error:/);
    expect(space.requests).toEqual([]);
  });

  test("without a token the command says how to give one", async () => {
    const { folder } = await setUp();
    const { exitCode, stderr } = await runWords(["plan"], { cwd: folder });
    expect(exitCode).toBe(1);
    expect(stderr).toContain("PUBLIC_API_TOKEN");
  });

  test("plain http to another machine is refused before anything is sent", async () => {
    const { folder } = await setUp();
    const env = { PUBLIC_API_URL: "http://segment.example", PUBLIC_API_TOKEN: "PLACEHOLDER" };
    const { exitCode, stderr } = await runWords(["plan"], { cwd: folder, env });
    expect(exitCode).toBe(1);
    expect(stderr).toContain("https");
  });

  test("a name in the space cannot paint over the report", async () => {
    const { space, folder, run } = await setUp();
    await space.byHand.create({
      name: "Evil \u001b[2J\u202e name",
      audienceType: "USERS",
      definition: { query: "event('E').count() >= 1" },
    });
    writeProject(folder, [audience("e", { name: "Good name" }, { adopt: { key: space.audiences()[0]?.key ?? "" } })]);
    const { stdout } = await run("plan");
    expect(stdout).toContain("Evil \\u001b[2J");
    expect(stdout).not.toContain("\u001b");
    expect(stdout).not.toContain("\u202e");
  });
});
