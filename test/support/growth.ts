import { cpuTimeMs } from "./cpu-time.ts";

/** Linear work has a growth of four, quadratic work one of sixteen. */
export const LINEAR_AT_MOST = 10;

/** A measurement is disturbed by all that a process does besides, so the best of a few counts. */
const TRIES = 4;

/** How many times more work four times as much is: the least of a few measurements. */
export async function growthOf(size: number, work: (size: number) => unknown): Promise<number> {
  const measure = async (much: number): Promise<number> => {
    const started = cpuTimeMs();
    await work(much);
    return cpuTimeMs() - started;
  };
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < TRIES && least >= LINEAR_AT_MOST; attempt += 1)
    least = Math.min(least, (await measure(4 * size)) / Math.max(1, await measure(size)));
  return least;
}
