/** The length of random and large tests, as a multiple of what they say. Before every change there is time for half of it. */
const length = Number(process.env["TEST_LENGTH"] ?? 0.5);

/** Whether there is time for everything at full size. */
export const isLong = length > 1;

/** So many random inputs at `TEST_LENGTH=1`, at least one. */
export function runs(count: number): number {
  return Math.ceil(count * length);
}
