/** The length of random and large tests, as a multiple of what they have before every change. */
const length = Number(process.env["TEST_LENGTH"] ?? 1);

/** Whether there is time for everything at full size. */
export const isLong = length > 1;

/** So many random inputs before every change, and as many times more as `TEST_LENGTH` says. */
export function runs(count: number): number {
  return Math.ceil(count * length);
}
