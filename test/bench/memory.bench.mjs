// How much memory an apply of thousands of operations takes at its peak.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { cli, runNode } from "./processes.mjs";
import { serveMeasured } from "./measured-space.mjs";
import { spaceWith } from "./apply-cases.mjs";
import { writeManifests } from "./spaces.mjs";

const OPERATIONS = 5000;
/** As fast as the machine keeps up with: what is read every API minute is then read as often as in earnest. */
const timeScale = 200;

export async function* run() {
  const folder = mkdtempSync(path.join(tmpdir(), "audiencectl-bench-"));
  const space = await serveMeasured(spaceWith([]), { timeScale, latencyMs: 1 });
  try {
    writeManifests(folder, OPERATIONS);
    const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
    const words = [cli, "apply", "--auto-approve", "--time-scale", String(timeScale)];
    const { peakMb, code, errors } = await runNode(words, { cwd: folder, env });
    if (code !== 0) throw new Error(`apply ended with ${code}: ${errors.slice(-2000)}`);
    const writes = space.log.filter(({ method }) => method === "POST").length;
    yield { name: `peak memory of planning and applying ${writes} creates`, value: peakMb, unit: "MB", aim: "< 300" };
  } finally {
    await space.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
