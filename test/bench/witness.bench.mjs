// CPU time of looking for the people whom a changed query moves: what each changed query adds to a plan.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const fileOf = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const nowMs = Date.parse("2026-03-01T12:30:00Z");
/** For the median, in milliseconds of CPU time. */
const aim = 150;

/** CPU milliseconds of this process, user and system, that a step takes. */
function cpuMs(step) {
  const before = process.cpuUsage();
  step();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e3;
}

export async function run() {
  const folder = mkdtempSync(join(tmpdir(), "witness-bench-"));
  const outfile = join(folder, "rooms.mjs");
  const contents = ["src/evaluator/witness/index.ts", "src/query/index.ts", "test/evaluator/witness/edits.ts"]
    .map((path) => `export * from ${JSON.stringify(fileOf(path))};`)
    .join("\n");
  await build({
    stdin: { contents, resolveDir: folder },
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "error",
  });
  const { edits, findWitnesses, parseQuery } = await import(pathToFileURL(outfile).href);
  const times = edits
    .map(({ what, before, after, type = "USERS" }) => {
      const [a, b] = [before, after].map((text) => parseQuery(text).tree);
      return { what, ms: cpuMs(() => findWitnesses({ before: a, after: b, type, nowMs })) };
    })
    .toSorted((a, b) => a.ms - b.ms);
  rmSync(folder, { recursive: true });
  const median = times[Math.floor(times.length / 2)];
  const slowest = times.at(-1);
  return [
    {
      name: `${times.length} changed queries, both directions, median CPU`,
      value: median.ms,
      unit: "ms",
      aim: `< ${aim}`,
    },
    { name: `  the slowest: ${slowest.what}`, value: slowest.ms, unit: "ms" },
  ];
}
