import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { temporaryFolder, writeProject } from "../../support/project.ts";
import { startSpace } from "../../support/space.ts";
import { before } from "./support/changes.ts";
import { interpolate } from "./support/expressions.ts";
import { readCiFile, type Action } from "./support/files.ts";
import { readCommandFile } from "./support/runner-files.ts";
import { runScript } from "./support/run-script.ts";
import { lockProgram } from "./support/team-repository.ts";
import { makeTools, type ToolOptions } from "./support/tools.ts";

const action = parse(readCiFile("github/action/action.yml")) as Action;

/** A folder with a project below it, and the action to run there. */
async function setUp({ program }: ToolOptions = {}) {
  const space = await startSpace();
  const folder = temporaryFolder();
  const project = path.join(folder, "audiences of ours");
  mkdirSync(project);
  writeProject(project, before);
  lockProgram(folder);
  const tools = await makeTools(folder, { program });
  const use = async (given: Record<string, string>) => {
    const defaults = Object.entries(action.inputs).map(([name, input]) => [name, input.default ?? ""]);
    const inputs = { ...Object.fromEntries(defaults), "working-directory": "audiences of ours", ...given } as object;
    const steps: Record<string, { outputs: Record<string, string> }> = {};
    const output = path.join(folder, "output");
    let exitCode = 0;
    let log = "";
    for (const step of action.runs.steps) {
      if (exitCode !== 0) break;
      writeFileSync(output, "");
      const env = Object.entries(step.env ?? {}).map(([name, value]) => [name, interpolate(value, { inputs, steps })]);
      const result = await runScript(step.run ?? "", {
        file: path.join(folder, "step.sh"),
        shell: step.shell ?? "",
        cwd: path.join(folder, interpolate(step["working-directory"] ?? "", { inputs, steps })),
        env: {
          ...tools,
          HOME: folder,
          RUNNER_TEMP: folder,
          GITHUB_OUTPUT: output,
          PUBLIC_API_URL: space.url,
          PUBLIC_API_TOKEN: "PLACEHOLDER",
          ...(Object.fromEntries(env) as Record<string, string>),
        },
      });
      exitCode = result.exitCode;
      log += result.log;
      if (step.id !== undefined) steps[step.id] = { outputs: readCommandFile(readFileSync(output, "utf8")) };
    }
    const outputs = Object.entries(action.outputs).map(([name, { value }]) => [name, interpolate(value, { steps })]);
    return { exitCode, log, outputs: Object.fromEntries(outputs) as Record<string, string>, project };
  };
  return { folder, use };
}

test("a plan has its numbers and its digest as outputs, and arguments go by lines", async () => {
  const { use } = await setUp();
  const run = await use({ command: "plan", environment: "test", arguments: "--save\nour plan.json\n" });
  expect(run.exitCode, run.log).toBe(0);
  const saved = JSON.parse(readFileSync(path.join(run.project, "our plan.json"), "utf8")) as { digest: string };
  expect(run.outputs).toMatchObject({ "exit-code": "0", changes: "6", deletes: "0", digest: saved.digest });
});

test("a failure ends the step with the exit code of the command, which is an output, too", async () => {
  const { use } = await setUp();
  const run = await use({ command: "plan", environment: "nowhere" });
  expect(run.exitCode).toBe(1);
  expect(run.outputs["exit-code"]).toBe("1");
});

test("a command without a report for GitHub runs as well", async () => {
  const { use } = await setUp({ program: "built" });
  const run = await use({ command: "graph" });
  expect(run.exitCode, run.log).toBe(0);
  expect(run.log).toContain("audience/buyers");
});

test("no input becomes a part of a script", async () => {
  const { use } = await setUp();
  const evil = '"; echo PLACEHOLDER-EXECUTED; $(echo PLACEHOLDER-EXECUTED) #';
  for (const input of ["command", "environment", "arguments"]) {
    const { exitCode, log } = await use({ command: "plan", [input]: evil });
    expect(exitCode).toBe(1);
    expect(log.replaceAll(evil, "").replaceAll(JSON.stringify(evil).slice(1, -1), "")).not.toContain("EXECUTED");
  }
});

test("it installs what is locked and nothing else, once for a job", async () => {
  const { folder, use } = await setUp();
  expect((await use({ command: "graph" })).log).toContain("npm installed");
  expect((await use({ command: "graph" })).log).not.toContain("npm installed");
  // What else a job has installed there is not taken for it.
  const lock = path.join(folder, "node_modules/.package-lock.json");
  writeFileSync(lock, readFileSync(lock, "utf8").replace("sha512-", "sha512-OTHER-"));
  expect((await use({ command: "graph" })).log).toContain("npm installed");
});

test("without a lock it fails, and says how to make one", async () => {
  const { folder, use } = await setUp();
  writeFileSync(path.join(folder, "package.json"), "{}");
  const unlocked = await use({ command: "graph" });
  expect(unlocked.exitCode).toBe(1);
  expect(unlocked.log).toContain("::error title=Not locked::");
  rmSync(path.join(folder, "package-lock.json"));
  const missing = await use({ command: "graph" });
  expect(missing.exitCode).toBe(1);
  expect(missing.log).toContain("::error title=Nothing is locked::There is no package-lock.json");
});
