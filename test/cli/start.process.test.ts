import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { cli } from "../support/cli.ts";
import { audience, temporaryFolder, writeProject } from "../support/project.ts";

/** Writes down at the end of a program which of Node's own modules it has loaded. */
const hook = `process.on("exit", () => require("node:fs").writeFileSync(process.env.LOADED, JSON.stringify(process.moduleLoadList)));`;

/** What a run of the built program loads: Node's own modules, and files. */
function loadedBy(words: readonly string[]): { builtins: string[]; files: string[] } {
  const [folder, coverage] = [temporaryFolder(), temporaryFolder()];
  writeProject(folder, [audience("a")]);
  const [hookFile, loaded] = [path.join(coverage, "hook.cjs"), path.join(coverage, "loaded.txt")];
  writeFileSync(hookFile, hook);
  const env = { PATH: process.env["PATH"], NODE_V8_COVERAGE: path.join(coverage, "files"), LOADED: loaded };
  execFileSync(process.execPath, ["-r", hookFile, cli, ...words], { cwd: folder, env, stdio: "ignore" });
  const reports = readdirSync(env.NODE_V8_COVERAGE).map((name) => path.join(env.NODE_V8_COVERAGE, name));
  const scripts = reports.flatMap(
    (file) => (JSON.parse(readFileSync(file, "utf8")) as { result: { url: string }[] }).result,
  );
  return {
    builtins: JSON.parse(readFileSync(loaded, "utf8")) as string[],
    files: scripts.map(({ url }) => url).filter((url) => url.startsWith("file:") && !url.endsWith(".cjs")),
  };
}

/** Modules of Node that take longer to load than most of what is done offline. */
const slow = ["internal/deps/undici/undici", "child_process", "http", "http2", "https", "worker_threads"];

const offline: readonly (readonly [words: string, mostFiles: number])[] = [
  ["--version", 6],
  ["--help", 10],
  ["validate", 25],
  ["explain exit-codes", 25],
  ["completion bash", 25],
];

test.each(offline)(
  "audiencectl %s loads at most %i files, and nothing that only requests, servers and other programs need",
  (words, mostFiles) => {
    const { builtins, files } = loadedBy(words.split(" "));
    expect({
      slow: slow.filter((name) => builtins.includes(`NativeModule ${name}`)),
      packages: files.filter((url) => url.includes("/node_modules/")),
      tooMany: files.slice(mostFiles),
    }).toEqual({ slow: [], packages: [], tooMany: [] });
  },
);
