import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { isLong } from "../support/length.ts";
import { temporaryFolder } from "../support/project.ts";

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, "../..");

const consumer = `import { applyPlan, loadManifests, makePlan, type Plan } from "audiencectl";
const size = (plan: Plan): number => plan.changes.length;
export const used = [applyPlan, loadManifests, makePlan, size];
`;
/** As strict as TypeScript gets, with the declarations of the package checked, too, and without those of Node. */
const compilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  types: [],
  lib: ["es2023", "dom"],
  target: "es2022",
  module: "nodenext",
};

/** An empty folder into which the package is installed as npm packs it. Downloads its dependencies. */
async function install(): Promise<string> {
  const folder = temporaryFolder();
  const packed = await run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], { cwd: root });
  const [{ filename }] = JSON.parse(packed.stdout) as [{ filename: string }];
  writeFileSync(path.join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  await run("npm", ["install", "--no-audit", "--no-fund", `./${filename}`], { cwd: folder });
  return folder;
}

test.runIf(isLong)(
  "the packed package runs from an empty folder, and a strict program compiles against it",
  async () => {
    const folder = await install();
    const plan = await run("npx", ["audiencectl", "init", "--yes", "--simulate", "--name", "shop"], { cwd: folder });
    expect(plan.stdout).toContain("audiencectl.yaml");
    writeFileSync(path.join(folder, "consumer.ts"), consumer);
    writeFileSync(
      path.join(folder, "tsconfig.json"),
      JSON.stringify({ compilerOptions: { ...compilerOptions, noEmit: true } }),
    );
    const tsc = path.join(root, "node_modules/typescript/bin/tsc");
    expect((await run(process.execPath, [tsc, "-p", folder])).stdout).toBe("");
  },
);
