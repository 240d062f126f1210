import type { Scope } from "./scope.ts";
import { hourMs } from "./time.ts";

/** Section 3, `within(d)` and `between(s, e)`: from `toMs` ago to `fromMs` ago. Without `fromMs` it has no end. */
export function inOwnWindow(scope: Scope, timeMs: number, fromMs: number | undefined, toMs: number): boolean {
  const { nowMs } = scope;
  return isInside(scope, timeMs, nowMs - toMs, fromMs === undefined ? Infinity : nowMs - fromMs);
}

/** Section 3, `within(parent: d)`: after the event around, at most so long. Only the very same instant is open. */
export function soonAfter(scope: Scope, timeMs: number, parentMs: number, toMs: number): boolean {
  return isAfter(scope, timeMs, parentMs) && timeMs <= parentMs + toMs;
}

/** Section 3, `between(parent: s, e)`: from so long to so long after the event around. */
export function inParentWindow(scope: Scope, timeMs: number, parentMs: number, fromMs: number, toMs: number): boolean {
  return isInside(scope, timeMs, parentMs + fromMs, parentMs + toMs) && isAfter(scope, timeMs, parentMs);
}

function isAfter({ world }: Scope, timeMs: number, parentMs: number): boolean {
  return timeMs > parentMs || (timeMs === parentMs && world.openly("sameInstant", (same) => same === "in"));
}

/** Whether an instant lies between two borders, to the instant or to the hour. */
function isInside({ world }: Scope, timeMs: number, startMs: number, endMs: number): boolean {
  const answers = {
    exact: startMs <= timeMs && timeMs <= endMs,
    hour: hourOf(startMs) <= hourOf(timeMs) && hourOf(timeMs) <= hourOf(endMs),
    // "Timestamps in the border hour → unknown": it may be left out as well.
    neither: Math.ceil(startMs / hourMs) * hourMs <= timeMs && timeMs <= Math.floor(endMs / hourMs) * hourMs,
  };
  const set = world.points.windowBorder;
  if (set !== "unknown") return answers[set];
  const first = answers.exact;
  if (first === answers.hour && first === answers.neither) return first;
  return answers[world.choose("windowBorder", ["exact", "hour", "neither"] as const)];
}

function hourOf(ms: number): number {
  return Math.floor(ms / hourMs);
}
