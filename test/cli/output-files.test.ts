import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { runWords } from "../support/command-line.ts";
import type { CommandResult } from "../support/command.ts";
import { audience, temporaryFolder, writeProject } from "../support/project.ts";

function setUp() {
  const folder = temporaryFolder();
  writeProject(folder, [audience("a")]);
  const run = (...words: string[]): Promise<CommandResult> =>
    runWords(["plan", "--simulate", ...words], { cwd: folder });
  const modeOf = (file: string): string => (statSync(path.join(folder, file)).mode & 0o777).toString(8);
  return { folder, run, modeOf };
}

describe("two outputs of one command", () => {
  test.each([
    ["--save and --out", ["--save", "x", "--out", "json=x"], "--save and --out json name one file: x"],
    ["--out twice", ["--out", "json=x", "--out", "html=./x"], "--out json and --out html name one file: ./x"],
    ["--trace and --save by another name", ["--save", "x", "--trace", "./x"], "--save and --trace name one file: ./x"],
    [
      "a link and what it leads to",
      ["--save", "real", "--out", "json=link"],
      "--save and --out json name one file: link",
    ],
    ["a link to nothing and that", ["--save", "new", "--out", "json=dangling"], "name one file: dangling"],
    ["two names of one folder", ["--save", "x", "--out", "json=folder/x"], "name one file: folder/x"],
    ["one descriptor", ["--save", "/dev/stdout", "--out", "json=/dev/fd/1"], "name one file: /dev/fd/1"],
  ])("may not go to one file: %s", async (_title, words, message) => {
    const { folder, run } = setUp();
    writeFileSync(path.join(folder, "real"), "kept");
    symlinkSync("real", path.join(folder, "link"));
    symlinkSync("new", path.join(folder, "dangling"));
    symlinkSync(".", path.join(folder, "folder"));
    const before = readdirSync(folder);
    const { exitCode, stderr, stdout } = await run(...words, "--format", "json");
    expect(exitCode).toBe(1);
    expect(stderr.trim().split("\n")).toHaveLength(2);
    expect(stderr).toContain(message);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: "usage" } });
    expect(readdirSync(folder)).toEqual(before);
    expect(readFileSync(path.join(folder, "real"), "utf8")).toBe("kept");
  });

  test("may all go where nothing is kept", async () => {
    const { run } = setUp();
    expect((await run("--out", "json=/dev/null", "--out", "html=/dev/null")).exitCode).toBe(0);
  });
});

describe("a file that is written", () => {
  test.each([
    ["--save", ["--save", "x"], "600"],
    ["--trace", ["--trace", "x"], "600"],
    ["--out json", ["--out", "json=x"], "600"],
    ["--out html", ["--out", "html=x"], "600"],
    ["--out markdown", ["--out", "markdown=x"], (0o666 & ~process.umask()).toString(8)],
  ])("by %s may be read by those who may read what is in it", async (_title, words, mode) => {
    const { run, modeOf } = setUp();
    await run(...words);
    expect(modeOf("x")).toBe(mode);
  });

  test("by --out keeps the mode that it had", async () => {
    const { folder, run, modeOf } = setUp();
    writeFileSync(path.join(folder, "x"), "");
    chmodSync(path.join(folder, "x"), 0o640);
    await run("--out", "json=x");
    expect(modeOf("x")).toBe("640");
  });

  test("through a link that leads to nothing yet is made there, and the link stays", async () => {
    const { folder, run } = setUp();
    symlinkSync("real", path.join(folder, "link"));
    symlinkSync("link", path.join(folder, "second"));
    expect((await run("--save", "second")).exitCode).toBe(0);
    expect(lstatSync(path.join(folder, "second")).isSymbolicLink()).toBe(true);
    expect(lstatSync(path.join(folder, "link")).isSymbolicLink()).toBe(true);
    expect(JSON.parse(readFileSync(path.join(folder, "real"), "utf8"))).toMatchObject({ formatVersion: 1 });
  });

  test("through links in a circle is told as such", async () => {
    const { folder, run } = setUp();
    symlinkSync("b", path.join(folder, "a"));
    symlinkSync("a", path.join(folder, "b"));
    const { exitCode, stderr } = await run("--save", "a");
    expect(exitCode).toBe(1);
    expect(stderr).toContain("a cannot be written: too many links, one after the other");
  });
});

describe("the command that applies a saved plan", () => {
  test("is offered for a file", async () => {
    const { run } = setUp();
    expect((await run("--save", "x")).stderr).toContain("Saved to x. To apply exactly this: audiencectl apply x");
  });

  test("is not offered where there is nothing to apply", async () => {
    const { run, folder } = setUp();
    const applied = await runWords(["apply", "--simulate", "--auto-approve", "--time-scale", "600"], { cwd: folder });
    expect(applied.exitCode, applied.stderr).toBe(0);
    const { stderr } = await run("--save", "x");
    expect(stderr).toContain("Saved to x. There is nothing in it to apply.");
    expect(stderr).not.toContain("audiencectl apply x");
  });

  test("is not offered for a plan that nobody can allow, and neither is an approval", async () => {
    const { run, folder } = setUp();
    writeProject(
      folder,
      ["a", "b", "c", "d"].map((name) => audience(name)),
    );
    const applied = await runWords(["apply", "--simulate", "--auto-approve", "--time-scale", "600"], { cwd: folder });
    expect(applied.exitCode, applied.stderr).toBe(0);
    writeProject(
      folder,
      ["a", "b", "c", "d"].map((name) => audience(name, { audienceType: "ACCOUNTS" })),
    );
    const { exitCode, stdout, stderr } = await run("--save", "y");
    expect(exitCode).toBe(3);
    expect(stdout).toContain("[plan-replacement-not-allowed]");
    expect(stdout).toContain("[plan-too-many-deletes]");
    expect(stdout).not.toContain("--approve");
    expect(stderr).toContain("Saved to y. It cannot be applied: see to what refuses it, and plan again.");
  });

  test("is not offered where nothing can be read again", async () => {
    const { run } = setUp();
    const { stderr, exitCode } = await run("--save", "/dev/null");
    expect(exitCode).toBe(0);
    expect(stderr).toContain("Written to /dev/null, which cannot be read again: to apply the plan, save it to a file.");
    expect(stderr).not.toContain("audiencectl apply");
  });
});
