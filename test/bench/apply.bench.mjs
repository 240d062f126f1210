// How long an apply takes over what the limits and the graph force it to take, and what a plain loop takes for the same.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { stringify } from "yaml";
import { cases, largeCase, neighbours, sharedCases, spaceWith } from "./apply-cases.mjs";
import { judge, serveMeasured } from "./measured-space.mjs";
import { runLoop } from "./plain-loop.mjs";
import { cli, runNode } from "./processes.mjs";

/** What every request takes besides the work itself, unless a case says otherwise. */
const usualLatencyMs = 10;

const whatever = [
  "--create-missing",
  "--max-deletes",
  "10000",
  "--max-delete-percent",
  "100",
  "--max-change-percent",
  "100",
];

async function measure({ before, manifests, depth, timeScale, latencyMs = usualLatencyMs }, neighbour = {}) {
  const windowMs = 60_000 / timeScale;
  const folder = mkdtempSync(path.join(tmpdir(), "audiencectl-bench-"));
  const { settings, share } = neighbour;
  const space = await serveMeasured(spaceWith(structuredClone(before)), { timeScale, latencyMs, settings });
  try {
    mkdirSync(path.join(folder, "manifests"));
    writeFileSync(
      path.join(folder, "audiencectl.yaml"),
      "apiVersion: audiencectl/v1\nkind: Project\nmetadata: {name: bench}\nspec: {manifests: [manifests/*.yaml], secrets: [PERSONAS_ADVERTS_ACCESS_TOKEN], environments: {bench: {space: spa_bench}}}\n",
    );
    writeFileSync(path.join(folder, "manifests", "all.yaml"), manifests.map((each) => stringify(each)).join("---\n"));
    const env = {
      PUBLIC_API_URL: space.url,
      PUBLIC_API_TOKEN: "PLACEHOLDER",
      PERSONAS_ADVERTS_ACCESS_TOKEN: "PLACEHOLDER",
    };
    const run = async (...words) => {
      const result = await runNode([cli, ...words, "--time-scale", String(timeScale)], { cwd: folder, env });
      if (result.code !== 0)
        throw new Error(`${words.join(" ")} ended with ${result.code}: ${result.errors.slice(-2000)}`);
      return result;
    };
    await run("plan", "--save", "plan.json", ...whatever);
    await sleep(windowMs);
    space.log.length = 0;
    const { peakMb } = await run("apply", "plan.json", ...whatever);
    return { ...judge(space.log, { windowMs, latencyMs, depth, share }), peakMb };
  } finally {
    await space.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureLoop({ before, manifests, depth, timeScale, latencyMs = usualLatencyMs }) {
  const windowMs = 60_000 / timeScale;
  const space = await serveMeasured(spaceWith(structuredClone(before)), { timeScale, latencyMs });
  try {
    await runLoop(space.url, before, manifests);
    return judge(space.log, { windowMs, latencyMs, depth });
  } finally {
    await space.close();
  }
}

const seconds = (ms) => (ms / 1000).toFixed(1);

/** Rows as they come: all of it takes about a quarter of an hour. */
export async function* run() {
  for (const [name, each] of Object.entries({ ...cases, "the large seed from nothing": await largeCase() })) {
    const ours = await measure(each);
    yield {
      name: `${name}: ${seconds(ours.makespanMs)} s over ${seconds(ours.boundMs)} s`,
      value: ours.makespanMs / ours.boundMs,
      unit: "×",
      aim: "≤ 1.05",
    };
    yield { name: "  refused (429)", value: ours.refused, aim: "0" };
    const loop = await measureLoop(each);
    yield {
      name: `  a plain loop: time, requests, ${loop.refused} refusals`,
      value: `${(loop.makespanMs / ours.makespanMs).toFixed(2)} × ${(loop.requests / ours.requests).toFixed(2)}`,
      unit: "×",
    };
  }
  for (const { title, neighbour } of neighbours)
    for (const [name, each] of Object.entries(sharedCases)) {
      const shared = await measure(each, neighbour);
      yield {
        name: `${name}, ${title}: ${seconds(shared.makespanMs)} s over ${seconds(shared.boundMs)} s, ${shared.refused} refusals`,
        value: shared.makespanMs / shared.boundMs,
        unit: "×",
        aim: "≤ 1.15",
      };
    }
}
