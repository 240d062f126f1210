import type { OpenSegmentClient } from "../segment/client.ts";
import { SegmentNetworkError } from "../segment/errors.ts";
import type { Exchange } from "../segment/exchange.ts";
import { networkFailureOf } from "../segment/network-failure.ts";
import type { OperationRequest } from "../segment/operation-request.ts";
import { operationRow, type OperationId } from "../segment/operations.ts";
import type { ProbeClock } from "./clock.ts";
import { ProbeEndError, UnclearWriteError } from "./ends.ts";
import { note, type Note } from "./note.ts";
import { readBody, type Seen } from "./seen.ts";

/** So many requests in a row without a sound answer end the run: the API is in trouble, and is left alone. */
const FAILURES_TO_END = 5;

/** Sends one request and answers what comes, errors included. */
export type Ask = (operation: OperationId, request?: OperationRequest) => Promise<Seen>;

/** Counts exchanges; every attempt of a request is one. It has to hear of all of them. */
export interface ExchangeCount {
  /** How many there were. */
  sent: number;
  hear: (exchange: Exchange) => void;
}

/** A count that starts at nothing. */
export function countExchanges(): ExchangeCount {
  const count: ExchangeCount = { sent: 0, hear: () => void (count.sent += 1) };
  return count;
}

/** What asking needs. */
export interface AskOptions {
  client: OpenSegmentClient;
  count: ExchangeCount;
  clock: ProbeClock;
  /** How many exchanges there may be. Left out: any number. */
  budget?: number;
  /** Ends the run before the next request. */
  stop?: AbortSignal | undefined;
  /** Breaks off, whatever is under way. */
  abort?: AbortSignal | undefined;
}

/**
 * Asks within a budget. A read is sent again after a failure, as everywhere. A write is not, because nobody knows whether it
 * took effect: its `UnclearWriteError` says that what it was for has to be done anew.
 *
 * The functions that it makes throw `UnclearWriteError`, and `ProbeEndError` when nothing more is to be sent.
 */
export function createAsk({ client, count, clock, budget = Infinity, stop, abort }: AskOptions): Ask {
  let failuresInRow = 0;

  const fail = (operation: OperationId, because: Note): never => {
    failuresInRow += 1;
    const reads = operationRow(operation).method === "GET";
    if (reads || failuresInRow >= FAILURES_TO_END) throw new ProbeEndError("stopped", because);
    throw new UnclearWriteError(because);
  };

  return async (operation, request = {}) => {
    if (stop?.aborted) throw new ProbeEndError("interrupted", note`it was interrupted`);
    if (count.sent >= budget) throw new ProbeEndError("budget", note`it used up its ${budget} requests`);
    const reads = operationRow(operation).method === "GET";
    // Not later than the attempt that is answered; servers count whole milliseconds.
    const sentMs = clock.nowMs() - 1;
    let response: Response;
    try {
      const resend = request.resend ?? (reads ? "always" : "after-refusal");
      response = await client.send(operation, { ...request, resend, signal: abort });
    } catch (error) {
      if (abort?.aborted) throw new ProbeEndError("interrupted", note`it was interrupted`);
      if (error instanceof SegmentNetworkError) return fail(operation, failureNote(operation, error));
      throw error;
    }
    const answeredMs = clock.nowMs() + 1;
    const { status, ok, headers } = response;
    const body = readBody(await response.text());
    if (status >= 500 || status === 408 || (ok && body === undefined))
      return fail(operation, ok ? note`${operation} returned no JSON` : note`${operation} failed (HTTP ${status})`);
    failuresInRow = 0;
    const { data, complaint, fields } = body ?? { data: {}, complaint: "", fields: [] };
    const answer = { n: count.sent, operation, status, headers, sentMs, answeredMs };
    return ok ? { ...answer, ok, data } : { ...answer, ok, complaint, fields };
  };
}

/** What the network says names hosts and addresses; its code does not. */
function failureNote(operation: OperationId, error: SegmentNetworkError): Note {
  const code = networkFailureOf(error);
  return code === undefined ? note`${operation} failed` : note`${operation} failed (${code})`;
}
