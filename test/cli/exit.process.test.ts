import { describe, expect, test } from "vitest";
import { writeFileSync } from "node:fs";
import path from "node:path";
import type { SimulatorSettings } from "../../src/simulator/settings.ts";
import { runCli } from "../support/cli.ts";
import { audience, temporaryFolder, writeProject } from "../support/project.ts";
import { startSpace } from "../support/space.ts";
import { isLong } from "../support/length.ts";

/** Preloaded into the program: tells on stderr, when it ends by itself, what still was open then. */
const witness = `process.on("exit", () => require("node:fs").writeSync(2, "OPEN" + JSON.stringify(process.getActiveResourcesInfo())));`;

/** What the program left open besides its own output. */
function leftOpen(stderr: string): string[] {
  const [, list = '["no word"]'] = /OPEN(\[.*\])$/.exec(stderr) ?? [];
  return (JSON.parse(list) as string[]).filter((name) => name !== "PipeWrap");
}

describe("when the program ends, no timer, socket or handle is left", () => {
  const runsOfProgram: [string, string[], number, Partial<SimulatorSettings>?][] = [
    ["after a plan", ["plan"], 0],
    ["after an apply", ["apply", "--auto-approve"], 0],
    ["after an apply that may not write", ["apply", "--auto-approve"], 1, { tokenAccess: "read" }],
    ["after a plan that may not read", ["plan"], 1, { tokenAccess: "none" }],
    ["after drift", ["drift"], 2],
    ["after a preview", ["preview", "audience/a"], 0],
    [
      "after a preview that was not ready in time",
      ["preview", "audience/a", "--timeout", "1s"],
      1,
      { previewSeconds: 9e5 },
    ],
  ];
  const checkRunsOfProgram = async (
    _title: string,
    words: string[],
    code: number,
    settings: Partial<SimulatorSettings> = {},
  ): Promise<void> => {
    const space = await startSpace({ settings });
    const folder = temporaryFolder();
    writeProject(folder, [audience("a"), audience("b")]);
    const preload = path.join(folder, "witness.cjs");
    writeFileSync(preload, witness);
    const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER", NODE_OPTIONS: `-r ${preload}` };
    const { stderr, exitCode } = await runCli([...words, "--time-scale", "600"], { cwd: folder, env });
    expect(exitCode, stderr).toBe(code);
    expect(leftOpen(stderr)).toEqual([]);
  };
  test.each(runsOfProgram.slice(0, 2))("%s", checkRunsOfProgram);
  test.runIf(isLong).each(runsOfProgram.slice(2))("%s", checkRunsOfProgram);
});
