import { plural } from "../values/words.ts";
import type { Environment } from "./environment.ts";
import { dayMs, hourMs } from "./instants.ts";

/** How long ago the event of a place happened, as a reason why it lies outside of a window. */
export function describeAge({ item, circumstances }: Environment): string {
  const ms = circumstances.nowMs - (item?.event?.timestampMs ?? 0);
  return ms < 0 ? `it lies ${describeLength(-ms)} after now` : `it is ${describeLength(ms)} old`;
}

/** How far the event of a place lies from the one around it. */
export function describeParentAge({ item }: Environment): string {
  const ms = (item?.event?.timestampMs ?? 0) - (item?.around?.event?.timestampMs ?? 0);
  if (ms === 0) return "it lies at the very instant of the event around it";
  return `it lies ${describeLength(Math.abs(ms))} ${ms < 0 ? "before" : "after"} the event around it`;
}

/** A length of time in whole days, hours, minutes or seconds, whichever is the largest. */
export function describeLength(ms: number): string {
  const units = [
    [dayMs, "day"],
    [hourMs, "hour"],
    [60_000, "minute"],
  ] as const;
  const [size, unit] = units.find(([size]) => ms >= size) ?? [1000, "second"];
  return plural(Math.floor(ms / size), unit);
}
