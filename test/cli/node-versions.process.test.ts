import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { isLong } from "../support/length.ts";
import { temporaryFolder } from "../support/project.ts";

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, "../..");

/** What any Node has to keep: exit codes, streams, signals, proxies, secrets. */
const contract = [
  "contract",
  "exit-codes",
  "exit.process",
  "program.process",
  "streams",
  "proxy",
  "secrecy",
  "simulate",
];

// The package `node` brings a Node of any version, and takes a network and 100 MB.
test.runIf(isLong).each(["22", "24"])("the command line keeps its contract on Node %s", async (major) => {
  const folder = temporaryFolder();
  await run("npm", ["install", "--no-audit", "--no-fund", "--prefix", folder, `node@${major}`]);
  const node = path.join(folder, "node_modules/node/bin/node");
  expect((await run(node, ["--version"])).stdout).toMatch(new RegExp(`^v${major}\\.`));
  const files = contract.map((name) => `test/cli/${name}`);
  const { TEST_LENGTH: _, ...env } = process.env;
  const { stdout } = await run(node, ["node_modules/vitest/vitest.mjs", "run", ...files], { cwd: root, env });
  expect(stdout).toMatch(/Test Files .*\d+ passed/);
});
