import type { SendRequest } from "./attempt.ts";
import type { Exchange } from "./exchange.ts";
import type { LaneLimit } from "./lanes.ts";
import type { OperationId } from "./operations.ts";
import type { Secret } from "./secret.ts";

/** What a client needs. */
export interface SegmentClientOptions {
  token: Secret;
  /** From `resolveApiUrl`. */
  apiUrl: string;
  /** What says that requests go there, such as `PUBLIC_API_URL`, for errors. Default: nothing is said of it. */
  apiUrlFrom?: string;
  /** From `laneLimits`. */
  limits: Record<string, LaneLimit>;
  /** How many API seconds pass in one real second; 1 except against a simulator. */
  timeScale?: number;
  /** Longest time for one attempt, from sending to the last byte, in milliseconds. Default 30,000. */
  attemptTimeoutMs?: number;
  /** Sends the request; replaced by an embedded simulator. Default: the platform's `fetch`, which knows no proxy: see `createSend`. */
  fetch?: SendRequest;
  /** Texts besides the token that no error and no exchange may show. */
  secrets?: readonly Secret[];
  /** Told of every attempt that got an answer. */
  onResponse?: (entry: { operation: OperationId; status: number; headers: Headers }) => void;
  /** Told of every attempt at its end, with what was sent and answered. */
  onExchange?: ((exchange: Exchange) => void) | undefined;
}
