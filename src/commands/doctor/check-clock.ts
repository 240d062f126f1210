import { plural } from "../../values/words.ts";
import { defineCheck, type Finding, type SeenAnswer } from "./examination.ts";

/** How far the clocks may be apart, in seconds. */
const MOST_SKEW_SECONDS = 30;

/** Units for a difference, each up to so many seconds. */
const units = [
  { unit: "second", length: 1, upTo: 120 },
  { unit: "minute", length: 60, upTo: 7200 },
  { unit: "hour", length: 3600, upTo: Number.POSITIVE_INFINITY },
] as const;

/** Whether this machine's clock and the API's agree. */
export const clockCheck = defineCheck({
  check: "clock",
  title: "Clock",
  needs: [],
  examine: ({ options, answers }) =>
    options.simulate
      ? { result: "skipped", found: "not checked: the simulator goes by this machine's clock" }
      : judgeClock(answers),
});

/** What the dates of answers say of this machine's clock. */
export function judgeClock(answers: readonly SeenAnswer[]): Finding {
  const skews = answers.map(skewSeconds).filter((skew) => !Number.isNaN(skew));
  // A slow answer makes the clock look fast, so the one that says the least is the best.
  const [skew] = skews.toSorted((a, b) => Math.abs(a) - Math.abs(b));
  if (skew === undefined) return { result: "skipped", found: "not checked: no answer told the time" };
  const seconds = Math.abs(Math.round(skew));
  if (seconds <= MOST_SKEW_SECONDS)
    return { result: "ok", found: `agrees with the API's to ${plural(seconds, "second")}` };
  return {
    result: "warning",
    found: `this machine's clock is ${inWords(seconds)} ${skew > 0 ? "ahead of" : "behind"} the API's`,
    remedy: "set it by a time server (NTP): certificates are checked by it, and plans carry its time",
  };
}

function skewSeconds({ headers, atMs }: SeenAnswer): number {
  // The header has whole seconds: what it means is somewhere in the second that follows.
  return (atMs - (Date.parse(headers.get("date") ?? "") + 500)) / 1000;
}

function inWords(seconds: number): string {
  const { unit, length } = units.find(({ upTo }) => seconds < upTo) ?? units[2];
  return plural(Math.round(seconds / length), unit);
}
