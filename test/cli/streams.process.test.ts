import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { describe, expect, test, vi } from "vitest";
import { audience, temporaryFolder, writeProject } from "../support/project.ts";
import { startServer } from "../segment/support/server.ts";
import { readAsRunner } from "../report/runners/github-runner.ts";
import { startSpace } from "../support/space.ts";
import { isLong } from "../support/length.ts";

const cli = path.resolve(import.meta.dirname, "../../dist/cli.js");

/** A project with three audiences, its own space, and bash in the project's folder with `CLI` as the built program. */
async function setUp() {
  const space = await startSpace();
  const folder = temporaryFolder();
  writeProject(folder, [audience("a"), audience("b"), audience("c")]);
  const env = { ...process.env, PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER", NO_COLOR: "1" };
  const bash = async (script: string) => {
    const functions = `CLI() { "${process.execPath}" "${cli}" "$@" --time-scale 600; }`;
    return await promisify(execFile)("bash", ["-c", `${functions}; ${script}`], { cwd: folder, env });
  };
  return { space, folder, env, bash, read: (file: string) => readFileSync(path.join(folder, file), "utf8") };
}

describe("an apply goes on to its end", () => {
  const endings: [string, string, string][] = [
    ["when nobody reads its result any more", "CLI apply -y | true; echo ${PIPESTATUS[0]} >&2", "0"],
    ["when nobody reads what it says on the way", "CLI apply -y 2> >(true) >/dev/null; echo $?", "0"],
    ["when stderr is on a full disk", "CLI apply -y 2>/dev/full >/dev/null; echo $?", "0"],
    ["when both are closed from the start", "CLI apply -y >&- 2>&-; echo $?", "0"],
    [
      "when stdout is on a full disk, and says by its exit code that its result is lost",
      "CLI apply -y >/dev/full; echo $? >&2",
      "1",
    ],
  ];
  const checkEndings = async (_when: string, script: string, code: string): Promise<void> => {
    const { space, bash } = await setUp();
    const { stdout, stderr } = await bash(script);
    expect(`${stdout}${stderr}`.trimEnd().split("\n").at(-1)).toBe(code);
    expect(space.audiences()).toHaveLength(3);
  };
  test.each(endings.slice(0, 2))("%s", checkEndings);
  test.runIf(isLong).each(endings.slice(2))("%s", checkEndings);
});

test("a result that cannot be printed is told on stderr, without a stack", async () => {
  const { bash } = await setUp();
  const { stderr } = await bash("CLI plan --format json >/dev/full; echo $? >&2");
  expect(stderr).toMatch(/^Error: the result cannot be written to stdout: ENOSPC[^\n]*\n1\n$/);
});

describe("a file that is no regular file is written into and stays what it is", () => {
  const places: [string, string][] = [
    ["a pipe with a name", "mkfifo pipe; cat pipe > got & CLI plan --save pipe >/dev/null; wait; test -p pipe"],
    ["what the shell makes of >(…)", "CLI plan --save >(cat > got) >/dev/null; wait $!"],
    ["/dev/stdout", "CLI plan --out json=/dev/stdout --format text | tail -n +2 > all; sed -n '/^{/,$p' all > got"],
    ["/dev/stderr", "CLI plan --out json=/dev/stderr 2> got >/dev/null"],
    [
      "/dev/stdout that goes to a file, without cutting off what stands there",
      "echo first > all; CLI plan --save /dev/stdout --format json >> all; head -1 all | grep -q first; sed 1d all | head -1 > got",
    ],
  ];
  const checkPlaces = async (_what: string, script: string): Promise<void> => {
    const { bash, read } = await setUp();
    await bash(`set -e; ${script}`);
    expect(read("got")).toMatch(/^\{/);
  };
  test.each(places.slice(0, 2))("%s", checkPlaces);
  test.runIf(isLong).each(places.slice(2))("%s", checkPlaces);

  test.runIf(isLong)("a device that is full fails the command", async () => {
    const { bash } = await setUp();
    const { stderr, stdout } = await bash("CLI plan --save /dev/full >/dev/null; echo $?");
    expect(stdout).toBe("1\n");
    expect(stderr).toContain("Error: /dev/full cannot be written: ENOSPC");
  });
});

describe("the runner of a GitHub job obeys nothing that goes to its log by way of", () => {
  const obeysNothing = async (_way: string, script: string): Promise<void> => {
    const { folder, bash, read } = await setUp();
    writeProject(folder, [audience("a", { name: "##[warning]x", description: "x\n::warning::x" })]);
    await bash(`export GITHUB_ACTIONS=true; ${script}`);
    expect(read("log")).toMatch(/##(?:\\u005b|&#91;)warning/);
    expect(readAsRunner(read("log"))).toEqual([]);
  };

  test.each<[string, string]>([
    ["/dev/stdout", "CLI plan --out json=/dev/stdout > log"],
    ["/dev/stderr", "CLI plan --out html=/dev/stderr 2> log >/dev/null"],
    ["a trace", "CLI apply -y >/dev/null; CLI plan --trace /dev/stdout > log"],
  ])("%s", obeysNothing);

  test.runIf(isLong).each<[string, string]>([
    ["/dev/stdout behind a pipe", "CLI plan --out markdown=/dev/stdout | cat > log"],
    ["a further descriptor", "CLI plan --out json=/dev/fd/3 3> log >/dev/null"],
    ["a link", "ln -s /dev/stdout link; CLI plan --out json=link | cat > log"],
    ["a pipe with a name", "mkfifo pipe; cat pipe > log & CLI plan --out json=pipe >/dev/null; wait"],
    ["a saved plan", "CLI plan --save /dev/stdout > log"],
    ["a failure", "CLI plan --target '##[warning]x' --out json=/dev/stdout > log || true"],
  ])("%s", obeysNothing);
});

test.runIf(isLong)("a regular file that a GitHub job writes holds the texts as they are", async () => {
  const { folder, bash, read } = await setUp();
  writeProject(folder, [audience("a", { name: "##[warning]x" })]);
  await bash("GITHUB_ACTIONS=true CLI plan --out json=plan.json");
  expect(read("plan.json")).toContain('"##[warning]x"');
});

test("only its owner can read a saved plan", async () => {
  const { folder, bash } = await setUp();
  await bash("umask 022; echo old > plan.json; CLI plan --save plan.json");
  expect(statSync(path.join(folder, "plan.json")).mode & 0o777).toBe(0o600);
});

test.each(isLong ? (["SIGINT", "SIGTERM", "SIGHUP"] as const) : (["SIGTERM"] as const))(
  "%s stops an apply in order, and it tells what was done",
  async (signal) => {
    const { folder, env } = await setUp();
    // More than the limits allow in the time that a signal takes.
    const names = Array.from({ length: 120 }, (_, number) => `a${number}`);
    writeProject(
      folder,
      names.map((name) => audience(name)),
    );
    const child = spawn(process.execPath, [cli, "apply", "-y", "--time-scale", "1", "--log-format", "json"], {
      cwd: folder,
      env,
    });
    const [stdout, closed] = [text(child.stdout), once(child, "close")];
    let sent = false;
    for await (const line of child.stderr.setEncoding("utf8")) {
      if (!sent && String(line).includes("apply.started")) sent = child.kill(signal);
    }
    expect(await closed).toEqual([5, null]);
    expect(await stdout).toContain("interrupted before");
  },
);

test("a signal while an apply still reads ends it at once, and it says that nothing was changed", async () => {
  const { folder, env } = await setUp();
  const silent = await startServer(() => undefined);
  const words = ["apply", "-y", "--format", "json"];
  const child = spawn(process.execPath, [cli, ...words], { cwd: folder, env: { ...env, PUBLIC_API_URL: silent.url } });
  const [stdout, stderr, closed] = [text(child.stdout), text(child.stderr), once(child, "close")];
  await vi.waitUntil(() => silent.arrivals.length > 0, { timeout: 60_000 });
  child.kill("SIGHUP");
  expect(await closed).toEqual([1, null]);
  expect(await stderr).toContain("stopped by SIGHUP before the first change. Nothing was changed");
  expect(JSON.parse(await stdout)).toMatchObject({ error: { code: "interrupted" } });
});
