// Runs the built program in child processes and measures them.
import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

export const cli = path.resolve(import.meta.dirname, "../../dist/cli.js");

/** Runs node with arguments; answers wall time and CPU time in ms, peak memory in MB and the exit code. */
export async function runNode(words, { cwd, env = {} } = {}) {
  const report = path.join(import.meta.dirname, "report-resources.cjs");
  const started = performance.now();
  const child = spawn(process.execPath, ["-r", report, ...words], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  });
  let resources = "";
  let errors = "";
  child.stdio[3].setEncoding("utf8").on("data", (text) => (resources += text));
  child.stderr.setEncoding("utf8").on("data", (text) => (errors += text));
  const [code] = await once(child, "close");
  const { maxRSS, userCPUTime, systemCPUTime } = JSON.parse(resources);
  const cpuMs = (userCPUTime + systemCPUTime) / 1000;
  return { ms: performance.now() - started, cpuMs, peakMb: maxRSS / 1024, code, errors };
}

/** The median of several measurements, taken in turns so that a slow moment hits all alike. */
export async function mediansInTurns(rounds, measurements) {
  const times = measurements.map(() => []);
  for (let round = 0; round < rounds; round += 1)
    for (const [index, measure] of measurements.entries()) times[index].push((await measure()).ms);
  return times.map((list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]);
}
