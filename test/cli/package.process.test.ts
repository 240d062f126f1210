import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import lockfile from "../../package-lock.json" with { type: "json" };
import metadata from "../../package.json" with { type: "json" };
import { isLong } from "../support/length.ts";

const root = path.resolve(import.meta.dirname, "../..");
const run = promisify(execFile);

/** Every package that is installed along with this one, by its folder. */
const installed = Object.entries<{ version?: string; dev?: boolean; optional?: boolean; engines?: { node?: string } }>(
  lockfile.packages,
).filter(([folder, { dev, optional }]) => folder !== "" && !dev && !optional);

const installedNames = installed
  .map(([folder, { version }]) => `${folder.replace(/^.*node_modules\//, "")} ${version}`)
  .toSorted();

test.each([metadata.bin.audiencectl, metadata.exports["."].types, metadata.exports["."].default])(
  "the package has what it promises at %s",
  (file) => {
    expect(existsSync(path.join(root, file))).toBe(true);
  },
);

test("the library can be loaded, with everything in place", async () => {
  const file = pathToFileURL(path.join(root, metadata.exports["."].default)).href;
  const script = `import { applyPlan, makePlan } from "${file}"; console.log(typeof applyPlan, typeof makePlan);`;
  const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", script]);
  expect(stdout).toBe("function function\n");
});

const benches = readdirSync(path.join(root, "test/bench")).filter((name) => name.endsWith(".bench.mjs"));

test.runIf(isLong).each(benches)("%s finds in the library what it measures with", async (name) => {
  const file = pathToFileURL(path.join(root, "test/bench", name)).href;
  const script = `import { run } from "${file}"; console.log(typeof run);`;
  const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", script]);
  expect(stdout).toBe("function\n");
});

/** What npm would pack, grouped so that names which follow from the sources are no matter. */
async function packedGroups(): Promise<string[]> {
  const { stdout } = await run("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], { cwd: root });
  const [packed] = JSON.parse(stdout) as [{ files: { path: string }[] }];
  const groupOf = (file: string): string =>
    file
      .replace(/^dist\/chunks\/[\w-]+\.js$/, "dist/chunks/*.js")
      .replace(/^dist\/types\/.*\.d\.ts$/, "dist/types/**/*.d.ts")
      .replace(/^schemas\/[\w.-]+\.json$/, "schemas/*.json")
      .replace(/^examples\/(?!seeds)(\w[\w-]*)\/.*/, "examples/$1/**");
  return [...new Set(packed.files.map((file) => groupOf(file.path)))].toSorted();
}

test("nothing else is packed than program, library, types, schemas, examples and what people read", async () => {
  expect(await packedGroups()).toEqual(
    [
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "dist/THIRD-PARTY-NOTICES.txt",
      "dist/chunks/*.js",
      "dist/cli.js",
      "dist/index.js",
      "dist/types/**/*.d.ts",
      "examples/README.md",
      "examples/ci/**",
      "examples/ecommerce/**",
      "examples/first-workspace/**",
      "examples/messaging/**",
      "examples/plan.png",
      "examples/quickstart/**",
      "examples/seeds/small-shop.json",
      "examples/two-teams/**",
      "package.json",
      "schemas/*.json",
      "schemas/README.md",
      "src/commands/README.md",
      "src/diagnostics/README.md",
      "src/query/README.md",
      "src/segment/API.md",
      "src/simulator/README.md",
    ].toSorted(),
  );
});

test("the notices name the packages whose code the program carries, each with the text of its licence", () => {
  const text = readFileSync(path.join(root, "dist/THIRD-PARTY-NOTICES.txt"), "utf8");
  const notices = text.split(`\n${"-".repeat(80)}\n`).slice(1);
  const carried = notices.map((notice) => /^\s*(\S+ \S+) \(/.exec(notice)?.[1]);
  const direct = Object.entries(metadata.dependencies).map(([name, version]) => `${name} ${version}`);
  expect(carried).toEqual(expect.arrayContaining(direct));
  expect(installedNames).toEqual(expect.arrayContaining(carried));
  for (const notice of notices) expect(notice).toMatch(/permi(ssion|tted)/i);
});

/** The oldest version in a range that has no newest one. */
function oldestIn(range: string): number[] {
  const [, version] = /^>= ?([\d.]+)$/.exec(range) ?? [];
  if (version === undefined) throw new Error(`${range} is no range such as >=20, so engines cannot be one`);
  return version.split(".").map(Number);
}

test("no version of Node is promised that a dependency does not run on", () => {
  const promised = oldestIn(metadata.engines.node);
  const tooNew = installed.filter(([, { engines }]) => {
    const [major = 0, minor = 0] = oldestIn(engines?.node ?? ">=0");
    return major > (promised[0] ?? 0) || (major === promised[0] && minor > (promised[1] ?? 0));
  });
  expect(tooNew).toEqual([]);
});

test("no lockfile and no setting says where packages are downloaded from", () => {
  const files = ["package-lock.json", ".npmrc", "package.json", ".github/workflows/release.yml"];
  for (const file of files) expect(readFileSync(path.join(root, file), "utf8")).not.toMatch(/"resolved"|registry[.=:]/);
});

test.runIf(isLong)("the bill of materials lists what is installed along with the package", async () => {
  const { stdout } = await run("npm", ["run", "--silent", "sbom"], { cwd: root });
  const { components } = JSON.parse(stdout) as { components: { name: string; version: string; scope: string }[] };
  // What only developers need is listed, too, and is marked as optional.
  const listed = components.flatMap(({ name, version, scope }) => (scope === "optional" ? [] : [`${name} ${version}`]));
  expect(listed.toSorted()).toEqual(installedNames);
});
