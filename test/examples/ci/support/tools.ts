import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { cli } from "../../../support/cli.ts";
import { runWords } from "../../../support/command-line.ts";
import { TEST_TIME_SCALE } from "../../../support/space.ts";
import { curl } from "./fakes/curl.ts";
import { gh } from "./fakes/gh.ts";
import { serveOwnPrograms } from "./own-programs.ts";

const npm = path.resolve(import.meta.dirname, "fakes/npm.sh");

/** Programs for the PATH of a pipeline. */
export interface Tools {
  /** A folder with `gh`, `npm` and `curl` that stand for the real ones, before all others. */
  PATH: string;
  /** The program, on the clock of the simulator. `npm` puts it where it would put a package's program. */
  FAKE_AUDIENCECTL: string;
}

/** Which program pipelines run. */
export interface ToolOptions {
  /**
   * `here`, the default: the program within the test's process. `built`: the built one, in a process of its own; one test of
   * every system's pipelines has it.
   */
  program?: "here" | "built" | undefined;
}

/** Makes the programs in a folder. `audiencectl` is on nobody's PATH until something installs it. */
export async function makeTools(folder: string, { program = "here" }: ToolOptions = {}): Promise<Tools> {
  const own = path.join(folder, "own");
  await serveOwnPrograms(own, { gh, curl, audiencectl: (words, place) => runWords(onTestClock(words), place) });
  const bin = path.join(folder, "bin");
  mkdirSync(bin);
  writeProgram(path.join(bin, "npm"), `exec sh '${npm}' "$@"`);
  for (const name of ["gh", "curl"]) writeProgram(path.join(bin, name), `exec '${path.join(own, name)}' "$@"`);
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
