/** A number, and how often it was seen. */
export interface Seen {
  readonly number: number;
  readonly times: number;
}

/** Why a sum of fractions is not known to its last digit. */
export const rounding = "nothing says how Segment rounds sums of fractions";

/**
 * What numbers may come to: the sum of decimal digits, which loses none, and the farthest that binary arithmetic may be from it, in
 * whatever order it adds: 0.1 and 0.2 are 0.30000000000000004 or 0.3. What binary arithmetic keeps as a whole, as 0.25, has one sum.
 */
export function possibleSums(numbers: readonly Seen[]): readonly number[] {
  const size = numbers.reduce((all, { number, times }) => all + Math.abs(number) * times, 0);
  if ([1, keptDigits].some((scale) => areKept([size, ...numbers.map(({ number }) => number)], scale)))
    return [add(numbers)];
  const sum = addDecimals(numbers);
  const error = numbers.reduce((all, { times }) => all + times, 0) * Number.EPSILON * size;
  return [sum - error, sum, sum + error];
}

/** So many binary digits behind the point are kept whatever is added, as long as the sum is not too large. */
const keptDigits = 2 ** 20;

/** Whether numbers are whole when they are so many times as large. One scale has to fit all: sums on the way have digits of each. */
function areKept(numbers: readonly number[], scale: number): boolean {
  return numbers.every((number) => Number.isSafeInteger(number * scale));
}

/**
 * What the average of numbers may be, by all of their possible sums. Of one sum, a quotient that ends after few decimal digits is one
 * number; of another one nothing says which neighbour it is rounded to.
 */
export function possibleAverages(sums: readonly number[], count: number): readonly number[] {
  const [sum = 0, ...others] = sums;
  if (others.length > 0) return sums.map((each) => each / count);
  const quotient = sum / count;
  const [digits = ""] = String(Math.abs(quotient)).split("e");
  if (digits.replace(".", "").replace(/^0+/, "").length <= safeDigits) return [quotient];
  const step = Math.abs(quotient) * Number.EPSILON;
  return [quotient - step, quotient, quotient + step];
}

/** So many digits of a decimal number are always kept. */
const safeDigits = 15;

/** One after the other, so that the last digits are those of as many events. */
function add(numbers: readonly Seen[]): number {
  let sum = 0;
  for (const { number, times } of numbers) for (let time = 0; time < times; time += 1) sum += number;
  return sum;
}

/** The number nearest to what the decimal digits add up to. */
function addDecimals(numbers: readonly Seen[]): number {
  const terms = numbers.map(({ number, times }) => {
    const [mantissa = "0", exponent = "0"] = String(number).split("e");
    const [whole = "0", fraction = ""] = mantissa.split(".");
    return { digits: BigInt(`${whole}${fraction}`) * BigInt(times), exponent: Number(exponent) - fraction.length };
  });
  const least = Math.min(...terms.map(({ exponent }) => exponent));
  const sum = terms.reduce((all, { digits, exponent }) => all + digits * 10n ** BigInt(exponent - least), 0n);
  return Number(`${sum}e${least}`);
}
