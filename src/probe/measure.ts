import type { Bench } from "./bench.ts";
import type { Measurement } from "./measurement.ts";
import type { Seen } from "./seen.ts";

/** How long is waited before each look, in API seconds. Together five minutes. */
const WAITS = [0, 1, 1, 2, 2, 2, 4, 4, 6, 8, 10, 10, 10, 10, 20, 20, 20, 20, 30, 30, 30, 60] as const;

/**
 * Looks again and again until something is done that an answer started.
 *
 * @param start The answer that started it.
 * @param look Looks once. What it returns has to decide whether it is done, so a look that failed is for `granted`.
 * @param isDone Whether an answer shows its end.
 * @param waits API seconds before each look.
 */
export async function measureUntil<Look extends Seen>(
  bench: Bench,
  start: Seen,
  look: () => Promise<Look>,
  isDone: (seen: Look) => boolean,
  waits: readonly number[] = WAITS,
): Promise<Measurement & { last: Look }> {
  let before: Look | undefined;
  let min = 0;
  for (const wait of waits) {
    if (wait > 0) await bench.sleep(wait);
    const seen = await look();
    // It began before its answer came, and a look takes place after it was sent.
    if (isDone(seen)) {
      const max = bench.apiSeconds(seen.answeredMs - start.sentMs);
      return { bounds: { min, max }, answers: [before ?? start, seen], last: seen };
    }
    min = Math.max(min, bench.apiSeconds(seen.sentMs - start.answeredMs));
    before = seen;
  }
  if (before === undefined) throw new Error("there is no wait before a look");
  return { bounds: { min, max: Infinity }, answers: [start, before], last: before };
}
