import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { runWords } from "../support/command-line.ts";
import { temporaryFolder } from "../support/project.ts";

const project = `apiVersion: audiencectl/v1
kind: Project
metadata: {name: growth}
spec:
  manifests: [audiences/*.yaml]
  environments:
    staging: {space: spa_1, variables: {n: 5, group: "trait('x') = 1 OR trait('y') = 1"}}
    production: {space: spa_2, variables: {n: 50, group: "trait('x') = 1"}}
`;

function manifest(name: string, query: string): string {
  return `apiVersion: audiencectl/v1
kind: Audience
metadata: {name: ${name}}   # kept
spec:
  name:   ${name}
  audienceType: USERS
  definition:
    query: ${query}
`;
}

/** A project with the given files in `audiences/`. */
function setUp(files: Record<string, string>) {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, "audiences"));
  writeFileSync(path.join(folder, "audiencectl.yaml"), project);
  const at = (name: string): string => path.join(folder, "audiences", name);
  for (const [name, text] of Object.entries(files)) writeFileSync(at(name), text);
  return {
    at,
    read: (name: string): string => readFileSync(at(name), "utf8"),
    fmt: (...words: string[]) => runWords(["fmt", ...words], { cwd: folder }),
    fmtInput: (input: string, ...words: string[]) => runWords(["fmt", ...words], { cwd: folder, input }),
  };
}

const untidy = manifest("a", "trait('a')=1 AND trait('b').gte(${var.n}) # why");
const tidy = manifest("a", "| # why\n      trait('a') = 1\n      AND trait('b') >= ${var.n}");

describe("audiencectl fmt", () => {
  test("rewrites the queries and lists the files, and has nothing to do afterwards", async () => {
    const other = manifest("b", "trait('a') = 1");
    const { read, fmt } = setUp({
      "a.yaml": `${untidy}---\n${manifest("c", "'trait(''a'')=1'")}`,
      "b.yaml": other,
      "c.yaml": manifest("d", "trait( 'd' ) = 1"),
    });
    expect(await fmt()).toEqual({
      exitCode: 0,
      stdout: "audiences/a.yaml: 2 queries\naudiences/c.yaml: 1 query\n",
      stderr: "",
    });
    expect(read("a.yaml")).toBe(`${tidy}---\n${manifest("c", "'trait(''a'') = 1'")}`);
    expect(read("b.yaml")).toBe(other);
    expect(await fmt()).toEqual({ exitCode: 0, stdout: "", stderr: "" });
    expect(await fmt("--check")).toEqual({ exitCode: 0, stdout: "", stderr: "" });
  });

  test("--check writes nothing, lists the files, ends with 1 and says what to run", async () => {
    const { at, read, fmt } = setUp({ "a.yaml": untidy });
    const { mtimeMs } = statSync(at("a.yaml"));
    const { exitCode, stdout, stderr } = await fmt("--check");
    expect([exitCode, stdout]).toEqual([1, "audiences/a.yaml: 1 query\n"]);
    expect(stderr).toContain("run audiencectl fmt");
    expect(read("a.yaml")).toBe(untidy);
    expect(statSync(at("a.yaml")).mtimeMs).toBe(mtimeMs);
  });

  test("keeps the byte order mark and Windows line ends", async () => {
    const windows = (text: string): string => `\uFEFF${text.replaceAll("\n", "\r\n")}`;
    const { read, fmt } = setUp({ "a.yaml": windows(untidy) });
    expect((await fmt()).exitCode).toBe(0);
    expect(read("a.yaml")).toBe(windows(tidy));
  });

  test("keeps the rights of a file", async () => {
    const { at, fmt } = setUp({});
    writeFileSync(at("a.yaml"), untidy, { mode: 0o640 });
    await fmt();
    expect(statSync(at("a.yaml")).mode & 0o777).toBe(0o640);
  });

  test("files with errors are reported as validate does and left alone, and the others are formatted", async () => {
    const files = {
      "broken.yaml": `${manifest("b", "trait('a')=1")}---\nkind: [`,
      "wrong.yaml": `${manifest("c", "trait('a')=1")}---\n${manifest("d", "event('A').cuont() >= 1")}`,
      "a.yaml": untidy,
    };
    const { read, fmt } = setUp(files);
    const { exitCode, stdout, stderr } = await fmt();
    expect([exitCode, stdout]).toEqual([1, "audiences/a.yaml: 1 query\n"]);
    expect(stderr).toMatch(/audiences\/broken\.yaml:\d+:\d+: error: .* \[document-syntax\]/);
    expect(stderr).toMatch(/audiences\/wrong\.yaml:17:23: error: .* \[query-unknown-function\]\n/);
    expect(stderr.match(/query-unknown-function/g)).toHaveLength(1);
    expect(read("broken.yaml")).toBe(files["broken.yaml"]);
    expect(read("wrong.yaml")).toBe(files["wrong.yaml"]);
  });

  test("what has to stay as it is is told with its place and the reason, and is no failure", async () => {
    const query = "(${var.group}) AND trait('z')=1";
    const { read, fmt } = setUp({ "a.yaml": manifest("a", query), "b.yaml": manifest("b", "&q trait('z')=1") });
    const { exitCode, stdout, stderr } = await fmt("--check");
    expect([exitCode, stdout]).toEqual([0, ""]);
    expect(stderr).toBe(
      "audiences/a.yaml:8:12: left as it is: an interpolation stands for a whole condition\n" +
        "audiences/b.yaml:8:15: left as it is: it is marked &q for use elsewhere\n",
    );
    expect(read("a.yaml")).toBe(manifest("a", query));
  });

  test("--format json tells the same to a machine", async () => {
    const { fmt } = setUp({ "a.yaml": untidy, "b.yaml": manifest("b", "&q trait('z')=1") });
    const { exitCode, stdout } = await fmt("--check", "--format", "json");
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      files: 2,
      queries: 2,
      rewritten: [{ file: "audiences/a.yaml", line: 8, column: 12, endLine: 8, endColumn: 53 }],
      skipped: [
        {
          source: { file: "audiences/b.yaml", line: 8, column: 15, endLine: 8, endColumn: 27 },
          reason: "it is marked &q for use elsewhere",
        },
      ],
      diagnostics: [],
    });
  });

  test("without a project it fails like every other command", async () => {
    const { exitCode, stdout, stderr } = await runWords(["fmt"], { cwd: temporaryFolder() });
    expect([exitCode, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("error: ");
  });
});

describe("fmt --diff", () => {
  test("prints what would change, and writes nothing", async () => {
    const { read, fmt } = setUp({ "a.yaml": untidy, "b.yaml": manifest("b", "trait('a') = 1") });
    const { exitCode, stdout } = await fmt("--diff");
    expect([exitCode, stdout.split("\n").filter((line) => /^[-+]/.test(line))]).toEqual([
      0,
      [
        "--- a/audiences/a.yaml",
        "+++ b/audiences/a.yaml",
        "-    query: trait('a')=1 AND trait('b').gte(${var.n}) # why",
        "+    query: | # why",
        "+      trait('a') = 1",
        "+      AND trait('b') >= ${var.n}",
      ],
    ]);
    expect(read("a.yaml")).toBe(untidy);
  });

  test("ends with 1 beside --check when something would change", async () => {
    const { fmt } = setUp({ "a.yaml": untidy });
    const { exitCode, stdout } = await fmt("--diff", "--check");
    expect([exitCode, stdout]).toEqual([1, expect.stringContaining("+++ b/audiences/a.yaml")]);
  });
});

describe("fmt with files", () => {
  test("rewrites these, and does not mind what is wrong with others", async () => {
    const { read, fmt } = setUp({
      "a.yaml": untidy,
      "b.yaml": manifest("b", "trait('b')=1"),
      "c.yaml": "kind: Nothing\n",
    });
    expect(await fmt("audiences/a.yaml")).toEqual({ exitCode: 0, stdout: "audiences/a.yaml: 1 query\n", stderr: "" });
    expect([read("a.yaml"), read("b.yaml")]).toEqual([tidy, manifest("b", "trait('b')=1")]);
  });

  test("is an error for what no glob of the project matches", async () => {
    const { fmt } = setUp({ "a.yaml": untidy });
    expect((await fmt("audiencectl.yaml")).stderr).toContain("audiencectl.yaml is not a manifest of this project\n");
    expect((await fmt("audiences/x.yaml")).stderr).toContain("and it does not exist");
  });

  test("still tells what is wrong with the project file", async () => {
    const { fmt, at } = setUp({ "a.yaml": untidy });
    writeFileSync(at("../audiencectl.yaml"), `${project}  gards: {}\n`);
    expect(await fmt("audiences/a.yaml")).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("project-unknown-field") as string,
    });
  });
});

describe("fmt -", () => {
  test("prints standard input formatted, and writes no file", async () => {
    const { read, fmtInput } = setUp({ "a.yaml": untidy });
    expect(await fmtInput(`\uFEFF${untidy}`, "-")).toEqual({ exitCode: 0, stdout: `\uFEFF${tidy}`, stderr: "" });
    expect(read("a.yaml")).toBe(untidy);
  });

  test("prints what is formatted already as it is", async () => {
    const { fmtInput } = setUp({});
    expect(await fmtInput(tidy, "-", "--project", ".")).toMatchObject({ stdout: tidy });
  });

  test("prints nothing of a text that is no YAML, and says where it is not", async () => {
    const { fmtInput } = setUp({ "a.yaml": tidy });
    const { exitCode, stdout, stderr } = await fmtInput("kind: [\n", "-");
    expect([exitCode, stdout, stderr]).toEqual([1, "", expect.stringContaining("<stdin>:")]);
  });

  test("ends with 1 with --check when the text is not formatted", async () => {
    const { fmtInput } = setUp({ "a.yaml": tidy });
    expect(await fmtInput(untidy, "-", "--check")).toMatchObject({ exitCode: 1, stdout: "<stdin>: 1 query\n" });
  });
});
