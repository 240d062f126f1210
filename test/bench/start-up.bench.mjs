// What the program adds to the start of bare node.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { cli, mediansInTurns, runNode } from "./processes.mjs";
import { writeManifests } from "./spaces.mjs";

export async function run() {
  const folder = mkdtempSync(path.join(tmpdir(), "audiencectl-bench-"));
  try {
    writeManifests(folder, 1);
    writeFileSync(path.join(folder, "empty.mjs"), "");
    const [bare, version, validate] = await mediansInTurns(21, [
      () => runNode(["-e", "0"]),
      () => runNode([cli, "--version"]),
      () => runNode([cli, "validate"], { cwd: folder }),
    ]);
    return [
      { name: "--version over bare node", value: version / bare, unit: "×" },
      { name: "--version on top of bare node", value: version - bare, unit: "ms", aim: "≤ 25" },
      { name: "validate of one manifest over bare node", value: validate / bare, unit: "×" },
      { name: "validate of one manifest on top of bare node", value: validate - bare, unit: "ms", aim: "≤ 100" },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
