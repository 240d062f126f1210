import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { TEST_TIME_SCALE } from "../../../support/space.ts";

const fakes = path.resolve(import.meta.dirname, "fakes");
const cli = path.resolve(import.meta.dirname, "../../../../dist/cli.js");

/** Programs for the PATH of a pipeline. */
export interface Tools {
  /** A folder with `gh`, `npm` and `curl` that stand for the real ones, before all others. */
  PATH: string;
  /** The built program, on the clock of the simulator. `npm` puts it where it would put a package's program. */
  FAKE_AUDIENCECTL: string;
}

/** Makes the programs in a folder. `audiencectl` is on nobody's PATH until something installs it. */
export function makeTools(folder: string): Tools {
  const bin = path.join(folder, "bin");
  mkdirSync(bin);
  writeProgram(path.join(bin, "npm"), `exec sh '${path.join(fakes, "npm.sh")}' "$@"`);
  for (const name of ["gh", "curl"])
    writeProgram(path.join(bin, name), `exec '${process.execPath}' '${path.join(fakes, `${name}.mjs`)}' "$@"`);
  const audiencectl = path.join(folder, "audiencectl");
  writeProgram(
    audiencectl,
    [
      `case "$1" in`,
      `  plan | apply | drift) exec '${process.execPath}' '${cli}' "$@" --time-scale ${TEST_TIME_SCALE} ;;`,
      `  *) exec '${process.execPath}' '${cli}' "$@" ;;`,
      "esac",
    ].join("\n"),
  );
  const others = [path.dirname(process.execPath), process.env["PATH"] ?? ""];
  return { PATH: [bin, ...others].join(path.delimiter), FAKE_AUDIENCECTL: audiencectl };
}

function writeProgram(file: string, text: string): void {
  writeFileSync(file, `#!/bin/sh\n${text}\n`);
  chmodSync(file, 0o755);
}
