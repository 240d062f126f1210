import type { LaneReport } from "./gate.ts";
import { LONGEST_WAIT_MS, readResetMs } from "./refusal.ts";

/** What the headers of an answer say of its lane; `undefined` when they say nothing that a gate can go by. */
export function readLaneReport(headers: Headers): LaneReport | undefined {
  const remaining = readCount(headers, "x-ratelimit-remaining");
  const resetMs = readResetMs(headers);
  // Beyond that it is a quota, not a window: the next request shall go out and come back with the reason.
  if (remaining === undefined || resetMs === undefined || resetMs > LONGEST_WAIT_MS) return undefined;
  return { remaining, consumed: readCount(headers, "x-ratelimit-consumed"), resetMs };
}

/** A header that is a count; `undefined` where there is none, or something else in it. */
export function readCount(headers: Headers, name: string): number | undefined {
  const text = headers.get(name)?.trim() ?? "";
  return /^\d+$/.test(text) ? Number(text) : undefined;
}
