import { readCount } from "./lane-report.ts";
import type { SegmentApiError } from "./errors.ts";
import { operations } from "./operations.ts";
import { readRetryAfterMs } from "./refusal.ts";

const { limits } = operations.createAudiencePreview;

/** Previews that Segment computes for a space in a month, whoever asks for them (API.md 1.6). */
export const PREVIEWS_PER_MONTH = limits.find(({ per }) => per === "month")?.requests ?? 0;

const DAY_MS = 86_400_000;

/**
 * What the answer to a request for a preview says of the previews that are left. Two limits count them, and the headers
 * speak of one without saying which (API.md 1.6).
 */
export interface PreviewBudget {
  /** The limit that is spoken of, as far as its size or its end give it away. */
  window: "minute" | "month" | "unknown";
  /** Previews that this limit allows in its window. */
  limit: number;
  /** How many of them are left. */
  remaining: number;
  /** When its window ends, ISO 8601. */
  resetsAt?: string;
}

/** Reads the headers of an answer; `undefined` when they do not say how many previews are left. */
export function readPreviewBudget(headers: Headers): PreviewBudget | undefined {
  const [consumed, remaining] = [
    readCount(headers, "x-ratelimit-consumed"),
    readCount(headers, "x-ratelimit-remaining"),
  ];
  if (consumed === undefined || remaining === undefined) return undefined;
  const reset = Date.parse(headers.get("x-ratelimit-reset") ?? "");
  const limit = consumed + remaining;
  const published = limits.find(({ requests }) => requests === limit)?.per;
  const long = reset - Date.now() > DAY_MS;
  return {
    window: published ?? (long ? "month" : "unknown"),
    limit,
    remaining,
    ...(!Number.isNaN(reset) && { resetsAt: new Date(reset).toISOString() }),
  };
}

/**
 * How long to wait after a refusal, in milliseconds of real time, where that is longer than a minute: then it is the
 * month's budget that is used up. `undefined` for every other error.
 *
 * @param headers Those of the refusal.
 * @param timeScale How many API seconds pass in one real second; 1 except against a simulator.
 */
export function msUntilNextPreview(
  error: SegmentApiError,
  headers: Headers | undefined,
  timeScale: number,
): number | undefined {
  if (error.kind !== "rate-limited") return undefined;
  const reported = error.faults.map(({ data }) => (data as { msBeforeNext?: unknown } | undefined)?.msBeforeNext);
  // A header has whole seconds only, so it is no more than the second choice.
  const waitMs = reported.find((each) => typeof each === "number") ?? (headers && readRetryAfterMs(headers)) ?? 0;
  return waitMs * timeScale > 60_000 ? waitMs : undefined;
}
