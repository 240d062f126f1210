// What the program adds to the start of bare node, and how much it loads for that.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
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
    const [ofValidate, ofPlan] = [await loadedBy(["validate"], folder), await loadedBy(["plan", "--simulate"], folder)];
    return [
      { name: "--version over bare node", value: version / bare, unit: "×" },
      { name: "--version on top of bare node", value: version - bare, unit: "ms", aim: "≤ 15" },
      { name: "validate of one manifest over bare node", value: validate / bare, unit: "×" },
      { name: "validate of one manifest on top of bare node", value: validate - bare, unit: "ms", aim: "≤ 75" },
      { name: "files that validate loads", value: ofValidate.files, aim: "≤ 20" },
      { name: "code that validate loads", value: ofValidate.kilobytes, unit: "KB", aim: "≤ 800" },
      { name: "files that plan --simulate loads", value: ofPlan.files, aim: "≤ 40" },
      { name: "code that plan --simulate loads", value: ofPlan.kilobytes, unit: "KB" },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How many files of code a command loads, and how much is in them: Node's report of coverage names every one. */
async function loadedBy(words, cwd) {
  const reports = mkdtempSync(path.join(tmpdir(), "audiencectl-bench-"));
  try {
    await runNode([cli, ...words], { cwd, env: { NODE_V8_COVERAGE: reports } });
    const files = readdirSync(reports)
      .flatMap((name) => JSON.parse(readFileSync(path.join(reports, name), "utf8")).result)
      .filter(({ url }) => url.startsWith("file://") && !url.endsWith(".cjs"))
      .map(({ url }) => statSync(fileURLToPath(url)).size);
    return { files: files.length, kilobytes: files.reduce((sum, size) => sum + size, 0) / 1024 };
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
}
