import { count } from "../../values/words.ts";
import type { ApplyTally } from "../apply-tally.ts";
import { aboutText } from "../../values/duration.ts";
import type { Span } from "./fit-line.ts";
import { type Style } from "../style.ts";

/** How many changes are done, and how many never will be: `12 of 200 done, 1 failed, 2 skipped`. */
export function progressSpans(tally: ApplyTally, style: Style): Span[] {
  const rows = [
    { status: "failed", paint: style.red },
    { status: "stale", paint: style.red },
    { status: "skipped", paint: style.yellow },
  ] as const;
  return [
    { text: `${count(tally.count("done", "unchanged"))} of ${count(tally.total)} done`, paint: style.green },
    ...rows.flatMap(({ status, paint }) => {
      const number = tally.count(status);
      return number > 0 ? [{ text: ", " }, { text: `${count(number)} ${status}`, paint }] : [];
    }),
  ];
}

/** How long it still takes, as long as the estimate says so. */
export function timeLeft(tally: ApplyTally, nowMs: number): string | undefined {
  const seconds = tally.secondsLeft(nowMs);
  return seconds === undefined ? undefined : `${aboutText(seconds)} left`;
}
