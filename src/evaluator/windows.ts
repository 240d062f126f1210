import type { CallNode } from "../query/index.ts";
import { readLength } from "./durations.ts";
import type { Circumstances, Environment } from "./environment.ts";
import { hourMs } from "./instants.ts";
import { both, decide, type Outcome } from "./kleene.ts";

/** Whether an item passes, or why a filter cannot be evaluated. */
export type ItemTest = (environment: Environment) => Outcome;

/** `within(d)` and `between(s, e)`, counted back from now: API.md 4.9. */
export function readWindow(call: CallNode): ItemTest | string {
  const [near, far] = readBorders(call);
  if (typeof near === "string") return near;
  if (typeof far === "string") return far;
  return ({ item, circumstances }) => {
    const { nowMs } = circumstances;
    const timestampMs = item?.event?.timestampMs ?? Number.NaN;
    // `between` ends where it says. `within` has no end of its own: what lies after now is let in or kept out before.
    return both(
      hasBegun(nowMs - far, timestampMs, circumstances),
      () => call.name === "within" || hasNotEnded(nowMs - near, timestampMs, circumstances),
    );
  };
}

/** `within(parent: d)` and `between(parent: s, e)`, counted on from the event around: API.md 4.9. */
export function readParentWindow(call: CallNode): ItemTest | string {
  const [near, far] = readBorders(call);
  if (typeof near === "string") return near;
  if (typeof far === "string") return far;
  return ({ item, circumstances }) => {
    const timestampMs = item?.event?.timestampMs ?? Number.NaN;
    const parentMs = item?.around?.event?.timestampMs ?? Number.NaN;
    if (timestampMs < parentMs) return false;
    const after = timestampMs > parentMs || isAfterItsInstant(circumstances);
    if (call.name === "within") return timestampMs <= parentMs + far && after;
    return both(after, () =>
      both(hasBegun(parentMs + near, timestampMs, circumstances), () =>
        hasNotEnded(parentMs + far, timestampMs, circumstances),
      ),
    );
  };
}

/** How far the near and the far end of a window lie from now or from the event around, in milliseconds. */
function readBorders(call: CallNode): readonly [number | string, number | string] {
  const {
    name,
    args: [first, second],
  } = call;
  const lengths = (name === "within" ? [first] : [first, second]).map((argument) => readLength(call, argument));
  const borders = lengths.map((length) => (typeof length === "string" ? length : length.ms));
  return name === "within" ? [0, borders[0] ?? 0] : [borders[0] ?? 0, borders[1] ?? 0];
}

function isAfterItsInstant({ openPoints }: Circumstances): Outcome {
  return decide(openPoints, "sameInstant", { in: () => true, out: () => false });
}

/** Whether a window that begins at a border holds a time, as far as its beginning goes. */
function hasBegun(borderMs: number, timeMs: number, circumstances: Circumstances): Outcome {
  const exact = borderMs <= timeMs;
  return hourOf(borderMs) === hourOf(timeMs) ? inBorderHour(exact, borderMs % hourMs === 0, circumstances) : exact;
}

/** Whether a window that ends at a border holds a time, as far as its end goes. */
function hasNotEnded(borderMs: number, timeMs: number, circumstances: Circumstances): Outcome {
  const exact = timeMs <= borderMs;
  return hourOf(borderMs) === hourOf(timeMs) ? inBorderHour(exact, timeMs % hourMs === 0, circumstances) : exact;
}

/**
 * A window is documented as precise down to the hour: what lies in the hour of its border is known only where a setting says it.
 *
 * @param isAtItsStart Whether it is in the window even if that hour is not.
 */
function inBorderHour(exact: boolean, isAtItsStart: boolean, { openPoints }: Circumstances): Outcome {
  if (openPoints.windowBorder === "exact") return exact;
  return openPoints.windowBorder === "hour" || (exact && isAtItsStart) || ["windowBorder"];
}

function hourOf(ms: number): number {
  return Math.floor(ms / hourMs);
}
