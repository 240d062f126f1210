import ky, { type Options } from "ky";
import { readAnswer } from "./answer.ts";
import { attempt, AttemptFailure, LargeAnswerError, type SendRequest } from "./attempt.ts";
import type { CallInput, Prepared } from "./call-input.ts";
import { copyFailure, rootMessage } from "./copy-failure.ts";
import { SegmentNetworkError } from "./errors.ts";
import { watchExchange, type Exchange } from "./exchange.ts";
import type { Operations } from "./generated/wire.ts";
import { tellIfSlow } from "./lane-wait.ts";
import { createLanes, type LaneLimit, type TroubleListener, type WaitListener } from "./lanes.ts";
import { createMask, redactTexts } from "./mask.ts";
import { operationRow, type OperationId, type OperationRow } from "./operations.ts";
import { buildUrl } from "./request-url.ts";
import { createResendPolicy } from "./resend.ts";
import { Secret } from "./secret.ts";
import { sendThroughLane } from "./send-through-lane.ts";

/** What a client needs. */
export interface SegmentClientOptions {
  token: Secret;
  /** From `resolveApiUrl`. */
  apiUrl: string;
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

/** Sends operations of the Public API through the gates of their lanes. */
export interface SegmentClient {
  /**
   * Sends one operation and answers its `data`.
   *
   * @throws {SegmentApiError} when the API answered with an error.
   * @throws {SegmentNetworkError} when there was no usable answer.
   * @throws {SegmentDownError} when nothing of the lane is sent any more, because it has been in trouble for minutes or
   *   the API asked to wait for longer than ten.
   * @throws {PathParameterError} when a path parameter cannot be part of a path; nothing was sent.
   * @throws The signal's reason when that aborted. A write may have taken effect all the same.
   */
  call<Id extends OperationId>(operation: Id, input: CallInput<Id>): Promise<Operations[Id]["data"]>;
  /** From now on, tells a listener of lanes in trouble, and no other any more. */
  onTrouble?: (listener: TroubleListener) => void;
  /** From now on, tells a listener of waits that last longer than two seconds, and no other any more. */
  onWait?: (listener: WaitListener) => void;
}

/**
 * A client for one token and host. It sends nothing until it is called.
 *
 * @throws {TypeError} when the token has characters that no header can carry.
 */
export function createSegmentClient(options: SegmentClientOptions): SegmentClient {
  const { token, apiUrl, limits, timeScale = 1, attemptTimeoutMs = 30_000, onResponse, onExchange } = options;
  // Found out by `Headers`, it would be quoted in the message.
  if (!/^[\u0021-\u007e]+$/.test(token.reveal())) throw new TypeError("the API token cannot be sent in a header");
  const fetchOnce = options.fetch ?? ((request: Request) => fetch(request));
  // The path to a gateway may be what lets a program through, and errors quote what they were asked for.
  const mask = createMask([token, new Secret(new URL(apiUrl).pathname), ...(options.secrets ?? [])]);
  const tell: { trouble?: TroubleListener; wait?: WaitListener } = {};
  const laneOf = createLanes(limits, timeScale, {
    onTrouble: (...news) => tell.trouble?.(...news),
    onWait: (...news) => tell.wait?.(...news),
  });

  return {
    onTrouble: (listener) => void (tell.trouble = listener),
    onWait: (listener) => void (tell.wait = listener),
    async call<Id extends OperationId>(operation: Id, input: CallInput<Id>) {
      const { path, query, signal, turn, prepare } = input;
      let prepared: Prepared | undefined;
      const row = operationRow(operation);
      const lane = laneOf(row.lane);
      const url = buildUrl(apiUrl, { operation, template: row.path, path, query });
      const once = (body: unknown): Promise<Response> => {
        const sending = { deadlineMs: attemptTimeoutMs, signal };
        return ky(url, {
          ...headersAndBody(row, token, body),
          ...oneAttempt,
          ...(signal && { signal }),
          fetch: (sent) => attempt(fetchOnce, sent instanceof Request ? sent : new Request(sent), sending),
        });
      };
      const answer = await sendThroughLane(lane, {
        operation,
        policy: createResendPolicy(row, { windowMs: lane.windowMs, timeScale }),
        signal,
        turn,
        prepare: prepare && (async (open) => void (prepared = await prepare(open))),
        attempt: (number) => {
          const body: unknown = prepared?.body ?? input.body;
          const sinceLookMs = prepared && Math.round(performance.now() - prepared.lookedAtMs);
          const facts = {
            operation,
            method: row.method,
            url: url.slice(apiUrl.length),
            attempt: number,
            sinceLookMs,
            body,
          };
          const made = onExchange ? watchExchange(facts, () => once(body), mask, onExchange) : once(body);
          return tellIfSlow(made, attemptTimeoutMs, lane.tellWait);
        },
        onAnswer: ({ status, headers }) => onResponse?.({ operation, status, headers }),
      }).catch((error: unknown) => {
        if (error instanceof LargeAnswerError) throw new SegmentNetworkError(operation, error.message);
        if (!(error instanceof AttemptFailure)) throw error;
        const cause = copyFailure(error.cause, mask);
        throw new SegmentNetworkError(operation, rootMessage(cause), { cause });
      });
      const data = await readAnswer(operation, answer, mask);
      return (row.echoesRequest ? redactTexts(data, mask) : data) as Operations[Id]["data"];
    },
  };
}

/**
 * ky makes one request and no more: whether it is sent again is for the lane's policy. The deadline is the attempt's,
 * because ky's own ends at the headers; redirects are read, not followed.
 */
const oneAttempt: Options = { timeout: false, redirect: "manual", retry: 0, throwHttpErrors: false };

function headersAndBody(row: OperationRow, token: Secret, body: unknown): Options {
  const mediaType = `application/vnd.segment.${row.version}+json`;
  const headers = { authorization: `Bearer ${token.reveal()}`, accept: mediaType };
  if (body === undefined) return { method: row.method, headers };
  return { method: row.method, headers: { ...headers, "content-type": mediaType }, body: JSON.stringify(body) };
}
