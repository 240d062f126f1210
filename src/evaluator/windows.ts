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
      isBefore(nowMs - far, timestampMs, circumstances),
      () => call.name === "within" || isBefore(timestampMs, nowMs - near, circumstances),
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
      both(isBefore(parentMs + near, timestampMs, circumstances), () =>
        isBefore(timestampMs, parentMs + far, circumstances),
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

/** Whether one time is not after another: at the instant, or when both are cut to the hour. */
function isBefore(aMs: number, bMs: number, { openPoints }: Circumstances): Outcome {
  const exact = aMs <= bMs;
  const hour = Math.floor(aMs / hourMs) <= Math.floor(bMs / hourMs);
  return exact === hour ? exact : decide(openPoints, "windowBorder", { exact: () => exact, hour: () => hour });
}
