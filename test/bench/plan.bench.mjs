// What planning a large space costs in requests, memory and time.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { cli, runNode } from "./processes.mjs";
import { serveSpace, writeManifests } from "./spaces.mjs";

async function planSpace(count) {
  const folder = mkdtempSync(path.join(tmpdir(), "audiencectl-bench-"));
  const space = await serveSpace(count);
  try {
    writeManifests(folder, count);
    const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
    const words = [cli, "plan", "--time-scale", "600", "--format", "json", "--detailed-exitcode"];
    const runs = [];
    for (let round = 0; round < 3; round += 1) {
      space.requests.length = 0;
      const result = await runNode(words, { cwd: folder, env });
      // Anything but 0 means a failure or a difference that is not there.
      if (result.code !== 0) throw new Error(`plan of ${count} audiences ended with ${result.code}: ${result.errors}`);
      runs.push(result);
    }
    const ms = runs.map((result) => result.ms).toSorted((a, b) => a - b)[1];
    return { ms, peakMb: Math.max(...runs.map((result) => result.peakMb)), requests: space.requests.length };
  } finally {
    await space.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function run() {
  const thousand = await planSpace(1000);
  const tenThousand = await planSpace(10_000);
  return [
    {
      // Five pages of audiences, and one each of computed traits and filters, which might use their keys or be owned.
      name: "requests to plan 1,000 live audiences over ⌈1000/200⌉ + 2",
      value: thousand.requests / 7,
      unit: "×",
      aim: "1.0",
    },
    { name: "peak memory of planning 10,000 audiences", value: tenThousand.peakMb, unit: "MB", aim: "< 400" },
    {
      name: "time of 10,000 audiences over that of 1,000",
      value: tenThousand.ms / thousand.ms,
      unit: "×",
      aim: "≤ 11",
    },
  ];
}
