/** A number, and how often it was seen. */
export interface Seen {
  readonly number: number;
  readonly times: number;
}

/** Why a sum of fractions is not known to its last digit. */
export const rounding = "nothing says how Segment rounds sums of fractions";

/**
 * What numbers may come to, each possible sum once. Whole numbers have one sum. Of fractions binary arithmetic loses digits, by the
 * order in which they are added, and decimal arithmetic loses none: 0.1 and 0.2 are 0.30000000000000004 or 0.3.
 */
export function possibleSums(numbers: readonly Seen[]): readonly number[] {
  const sum = add(numbers);
  if (Number.isSafeInteger(sum) && numbers.every(({ number }) => Number.isSafeInteger(number))) return [sum];
  return [...new Set([sum, add(numbers.toReversed()), addDecimals(numbers)])];
}

/**
 * What the average of numbers may be, by one of their sums. A quotient that ends after few decimal digits is one number; of another
 * one nothing says which neighbour it is rounded to.
 */
export function possibleQuotients(sum: number, count: number): readonly number[] {
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
