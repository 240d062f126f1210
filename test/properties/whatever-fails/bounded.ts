/**
 * So many walks. Shrinking a failure that takes a long walk could last for an hour, and it ends early: what is printed then
 * is the smallest walk so far. Walks that pass take a fraction of that time, even on a slow machine.
 */
export function bounded(walks: number): { numRuns: number; interruptAfterTimeLimit: number } {
  const numRuns = Math.ceil(walks);
  return { numRuns, interruptAfterTimeLimit: 120_000 + numRuns * 3000 };
}
