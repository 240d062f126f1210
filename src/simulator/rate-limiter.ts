import type { Clock } from "./clock.ts";
import type { PublishedRateLimit } from "./openapi.ts";
import type { Operation } from "./operations.ts";
import { neighbourRequestsBy, windowAt, type RateWindow } from "./rate-windows.ts";
import type { SimulatorSettings } from "./settings.ts";
import { tooManyRequests } from "./too-many-requests.ts";

/** What a request is counted against. */
export interface RateLimitSubject {
  operation: Operation;
  /** See `Caller`. */
  tokenId: string;
  /** The path's space, or an empty text. */
  spaceId: string;
}

/** Counts requests in fixed windows that start at a subject's first request (API.md 1.6). */
export interface RateLimiter {
  /** Counts one request and returns the headers of its success. Throws a 429 `Refusal` when the window is spent. */
  consume(subject: RateLimitSubject): Record<string, string>;
}

// Minutes are counted per token; the preview quota is per space and the download quota per workspace (API.md 1.6).
const periods: Readonly<
  Record<PublishedRateLimit["per"], { seconds: number; key: (subject: RateLimitSubject) => string }>
> = {
  minute: { seconds: 60, key: ({ tokenId }) => tokenId },
  day: { seconds: 86_400, key: () => "workspace" },
  month: { seconds: 30 * 86_400, key: ({ spaceId }) => spaceId },
};

/** A limiter with empty windows. Windows live in memory only. */
export function createRateLimiter(clock: Clock, settings: SimulatorSettings): RateLimiter {
  const windows = new Map<string, RateWindow>();

  const count = (subject: RateLimitSubject, { limit, per }: PublishedRateLimit): RateLimitReading => {
    const key = `${subject.operation.operationId} ${per} ${periods[per].key(subject)}`;
    const lengthMs = clock.durationMs(periods[per].seconds);
    const rule = {
      lengthMs,
      neighbourRequests: Math.round(settings.neighbourShare * limit),
      neighbourFirst: settings.neighbourTiming === "first",
    };
    const nowMs = clock.now();
    const window = windowAt(nowMs, windows.get(key), rule);
    window.consumed += 1;
    windows.set(key, window);
    const consumed = window.consumed + neighbourRequestsBy(nowMs, window, rule);
    return { limit, consumed, resetAtMs: window.startedAtMs + lengthMs };
  };

  return {
    consume(subject) {
      if (!settings.rateLimits) return {};
      const published = subject.operation.rateLimits;
      const limits = published.length > 0 ? published : [{ limit: settings.defaultRateLimit, per: "minute" as const }];
      const readings = limits.map((limit) => count(subject, limit)).toSorted((a, b) => remaining(a) - remaining(b));
      const [tightest] = readings;
      if (tightest === undefined) return {};
      if (tightest.consumed > tightest.limit) {
        const msBeforeNext = tightest.resetAtMs - clock.now();
        // Rounded up: nobody who waits for it comes too early.
        const retryAfterSeconds = settings.retryAfterHeader ? Math.ceil(msBeforeNext / 1000) : undefined;
        throw tooManyRequests({ msBeforeNext, consumedPoints: tightest.consumed, retryAfterSeconds });
      }
      return {
        "x-ratelimit-consumed": String(tightest.consumed),
        "x-ratelimit-remaining": String(remaining(tightest)),
        "x-ratelimit-reset": formatReset(tightest.resetAtMs),
      };
    },
  };
}

interface RateLimitReading {
  limit: number;
  consumed: number;
  resetAtMs: number;
}

function remaining({ limit, consumed }: RateLimitReading): number {
  return limit - consumed;
}

// RFC 5322 has whole seconds and writes the zone as an offset. Rounded up: nobody who waits for it comes too early.
function formatReset(resetAtMs: number): string {
  return new Date(Math.ceil(resetAtMs / 1000) * 1000).toUTCString().replace("GMT", "+0000");
}
