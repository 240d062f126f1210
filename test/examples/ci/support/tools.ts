import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { cli } from "../../../support/cli.ts";
import { runWords } from "../../../support/command-line.ts";
import { TEST_TIME_SCALE } from "../../../support/space.ts";
import { curl } from "./fakes/curl.ts";
import { gh } from "./fakes/gh.ts";
import { node } from "./fakes/node.ts";
import { npm } from "./fakes/npm.ts";
import { serveOwnPrograms, type OwnProgram } from "./own-programs.ts";
import { withoutSecrets } from "./secrets-seen.ts";

/** Programs for the PATH of a pipeline. */
export interface Tools {
  /** A folder with `gh`, `npm`, `curl`, `node` and `sleep` that stand for the real ones, before all others. */
  PATH: string;
  /** The program, on the clock of the simulator. `npm` puts it where it would put a package's program. */
  FAKE_AUDIENCECTL: string;
}

/** Which program pipelines run. */
export interface ToolOptions {
  /**
   * `here`, the default: the program within the test's process, and what is asked of node besides. `built`: the built one, in a
   * process of its own; one test of every system's pipelines has it.
   */
  program?: "here" | "built" | undefined;
}

/** Makes the programs in a folder. `audiencectl` is on nobody's PATH until something installs it. */
export async function makeTools(folder: string, { program = "here" }: ToolOptions = {}): Promise<Tools> {
  const own = path.join(folder, "own");
  const audiencectl: OwnProgram = (words, place) => runWords(onTestClock(words), place);
  const programs = Object.entries({ gh, curl, npm, node, audiencectl });
  await serveOwnPrograms(own, Object.fromEntries(programs.map(([name, each]) => [name, withoutSecrets(name, each)])));
  const bin = path.join(folder, "bin");
  mkdirSync(bin);
  const owned = ["gh", "curl", "npm", ...(program === "here" ? ["node"] : [])];
  for (const name of owned) symlinkSync(path.join(own, name), path.join(bin, name));
  const built = path.join(folder, "audiencectl");
  writeProgram(
    built,
    [
      `case "$1" in`,
      `  ${onClock.join(" | ")}) exec '${process.execPath}' '${cli}' "$@" --time-scale ${TEST_TIME_SCALE} ;;`,
      `  *) exec '${process.execPath}' '${cli}' "$@" ;;`,
      "esac",
    ].join("\n"),
  );
  // No pipeline waits here for what is not going to happen meanwhile.
  writeProgram(path.join(bin, "sleep"), "exit 0");
  const others = [path.dirname(process.execPath), process.env["PATH"] ?? ""];
  return {
    PATH: [bin, ...others].join(path.delimiter),
    FAKE_AUDIENCECTL: program === "built" ? built : path.join(own, "audiencectl"),
  };
}

/** Commands that wait, and so are told of the simulator's clock. */
const onClock = ["plan", "apply", "drift"];

function onTestClock(words: readonly string[]): readonly string[] {
  return onClock.includes(words[0] ?? "") ? [...words, "--time-scale", String(TEST_TIME_SCALE)] : words;
}

function writeProgram(file: string, text: string): void {
  writeFileSync(file, `#!/bin/sh\n${text}\n`);
  chmodSync(file, 0o755);
}
