import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { cli } from "../support/cli.ts";
import { runWords } from "../support/command-line.ts";
import { projectText, writeFiles } from "../manifest/temp-project.ts";
import { audienceOf, testOf } from "../testing/run.ts";
import { isLong } from "../support/length.ts";

const people = "  people: {ann: {traits: {plan: pro}}, bob: {}}\n";
const right = testOf(`${people}  expect: {audience/pros: {members: [ann], notMembers: [bob]}}\n`, "right");
const wrong = testOf(`${people}  expect: {audience/pros: {members: [bob]}}\n`, "wrong");
const manifest = audienceOf("pros", "trait('plan') = 'pro'");

/** Ends the line that says that a run is over. */
const waiting = "Stop with Ctrl-C.\n";

/** A program that watches the tests of a project. */
class Watching {
  readonly folder: string;
  readonly #child: ChildProcessWithoutNullStreams;
  #said = "";
  #read = 0;

  constructor(files: Record<string, string>, words: readonly string[] = []) {
    this.folder = writeFiles({ "audiencectl.yaml": projectText, "audiences/a.yaml": manifest, ...files });
    // Both outputs in one pipe, as on a terminal: so they come in the order in which they were written.
    const command = 'exec "$0" "$@" 2>&1';
    const all = [cli, "test", "--env", "staging", "--watch", ...words];
    this.#child = spawn("sh", ["-c", command, process.execPath, ...all], { cwd: this.folder });
    onTestFinished(() => void this.#child.kill("SIGKILL"));
    this.#child.stdout.setEncoding("utf8").on("data", (text: string) => (this.#said += text));
  }

  /** What it says until it waits for the next change. */
  async run(): Promise<string> {
    for (;;) {
      const end = this.#said.indexOf(waiting, this.#read);
      if (end !== -1) {
        const text = this.#said.slice(this.#read, end);
        this.#read = end + waiting.length;
        return text;
      }
      await once(this.#child.stdout, "data");
    }
  }

  write(file: string, text: string): void {
    mkdirSync(path.dirname(this.at(file)), { recursive: true });
    writeFileSync(this.at(file), text);
  }

  at(file: string): string {
    return path.join(this.folder, file);
  }

  /** The exit code after a signal. */
  async end(signal: NodeJS.Signals): Promise<unknown[]> {
    this.#child.kill(signal);
    return (await once(this.#child, "close")) as unknown[];
  }
}

describe("audiencectl test --watch", () => {
  test("runs the tests at once, and again when a manifest changes", async () => {
    const watching = new Watching({ "tests/right.yaml": right });
    expect(await watching.run()).toContain("Passed: 2 expectations in 1 test for staging.\nWatching 3 files");
    watching.write("audiences/a.yaml", manifest.replace("'pro'", "'team'"));
    const text = await watching.run();
    expect(text).toContain("\nChanged audiences/a.yaml\n");
    expect(text).toContain("Failed: 1 failed");
  });

  test("notices a file that an editor puts in the place of another one", async () => {
    const watching = new Watching({ "tests/right.yaml": right });
    await watching.run();
    for (const text of [wrong, right]) {
      watching.write("draft.tmp", text);
      renameSync(watching.at("draft.tmp"), watching.at("tests/right.yaml"));
      expect(await watching.run()).toContain("\nChanged tests/right.yaml\n");
    }
  });

  test.runIf(isLong)("notices a test in a folder that was not there, and that it is gone", async () => {
    const watching = new Watching({});
    expect(await watching.run()).toContain("No tests");
    watching.write("tests/deep/er/right.yaml", right);
    expect(await watching.run()).toContain("\nAdded tests/deep/er/right.yaml\nPassed: 2 expectations");
    watching.write("tests/deep/er/right.yaml", wrong);
    expect(await watching.run()).toContain("\nChanged tests/deep/er/right.yaml\nFAILED wrong");
    rmSync(watching.at("tests"), { recursive: true });
    expect(await watching.run()).toContain("\nRemoved tests/deep/er/right.yaml\n");
  });

  test.runIf(isLong)("notices a change of a file that a link leads to", async () => {
    const watching = new Watching({
      "shared/right.yaml": right,
      "audiencectl.yaml": `${projectText}  manifests: [audiences/*.yaml]\n`,
    });
    await watching.run();
    mkdirSync(watching.at("tests"));
    symlinkSync(watching.at("shared/right.yaml"), watching.at("tests/link.yaml"));
    expect(await watching.run()).toContain("\nAdded tests/link.yaml\n");
    watching.write("shared/right.yaml", wrong);
    expect(await watching.run()).toContain("\nChanged tests/link.yaml\n");
  });

  test.runIf(isLong)("tells of several files at once, and runs once", async () => {
    const watching = new Watching({ "tests/right.yaml": right });
    await watching.run();
    watching.write("tests/wrong.yaml", wrong);
    rmSync(watching.at("tests/right.yaml"));
    watching.write("audiences/a.yaml", `${manifest}# a remark\n`);
    expect(await watching.run()).toContain(
      "\nChanged audiences/a.yaml; added tests/wrong.yaml; removed tests/right.yaml\n",
    );
  });

  test.runIf(isLong)("does not run for files that are nothing of the project's", async () => {
    const watching = new Watching({ "tests/right.yaml": right });
    await watching.run();
    watching.write("tests/notes.txt", "a remark");
    watching.write("node_modules/some/thing.yaml", "a: 1");
    // Longer than it takes to notice a change.
    await new Promise((resolve) => void setTimeout(resolve, 1000));
    watching.write("tests/right.yaml", wrong);
    expect(await watching.run()).toMatch(/^\nChanged tests\/right\.yaml\n/);
  });

  test("tells of a fault in a test, in a manifest and in the project file, and goes on", async () => {
    const watching = new Watching({ "tests/right.yaml": "kind: [" });
    expect(await watching.run()).toContain("tests/right.yaml:1:7: error:");
    watching.write("tests/right.yaml", right);
    expect(await watching.run()).toContain("Passed: 2 expectations");
    watching.write("audiences/a.yaml", manifest.replace("trait(", "trat("));
    expect(await watching.run()).toContain("audiences/a.yaml:9:7: error:");
    watching.write("audiencectl.yaml", "kind: [");
    expect(await watching.run()).toContain("audiencectl.yaml:1:7: error:");
    watching.write("audiences/a.yaml", manifest);
    await watching.run();
    watching.write("audiencectl.yaml", projectText);
    expect(await watching.run()).toContain("Passed: 2 expectations");
  });

  test.runIf(isLong)("goes by a changed project file", async () => {
    const watching = new Watching({ "tests/right.yaml": right, "checks/wrong.yaml": wrong });
    await watching.run();
    watching.write("audiencectl.yaml", `${projectText}  manifests: [audiences/*.yaml]\n  tests: ["checks/*.yaml"]\n`);
    expect(await watching.run()).toContain("FAILED wrong");
    watching.write("checks/wrong.yaml", right);
    expect(await watching.run()).toContain("\nChanged checks/wrong.yaml\nPassed");
  });

  test.each(["SIGINT", "SIGTERM"] as const)("ends after %s with the exit code of the last run", async (signal) => {
    const watching = new Watching({ "tests/right.yaml": right });
    await watching.run();
    expect(await watching.end(signal)).toEqual([0, null]);
    const failing = new Watching({ "tests/wrong.yaml": wrong });
    await failing.run();
    expect(await failing.end(signal)).toEqual([1, null]);
  });

  test.runIf(isLong)("writes the files of --out after every run", async () => {
    const watching = new Watching({ "tests/right.yaml": right }, ["--out", "json=result.json"]);
    await watching.run();
    const passed = (): unknown => JSON.parse(readFileSync(watching.at("result.json"), "utf8"));
    expect(passed()).toMatchObject({ passed: true });
    watching.write("tests/right.yaml", wrong);
    await watching.run();
    expect(passed()).toMatchObject({ passed: false });
    watching.write("tests/right.yaml", "kind: [");
    await watching.run();
    expect(passed()).toMatchObject({ error: { code: "invalid-input" } });
  });
});

test("There is nothing to watch where there is no project.", async () => {
  const { exitCode, stderr } = await runWords(["test", "--watch"], { cwd: writeFiles({}) });
  expect(exitCode).toBe(1);
  expect(stderr).toContain("there is no audiencectl.yaml in");
});

test("A format that a program would read is refused, because there are many results.", async () => {
  const { exitCode, stderr } = await runWords(["test", "--watch", "--format", "junit"], { cwd: writeFiles({}) });
  expect(exitCode).toBe(1);
  expect(stderr).toContain("--watch prints one result after the other, which no program could read as junit");
  expect(stderr).toContain("--out junit=FILE");
});
