import ky, { HTTPError, type Options } from "ky";
import { readAnswer } from "./answer.ts";
import { attempt, AttemptFailure, type SendRequest } from "./attempt.ts";
import { CircuitOpenError, type LaneTrouble, type Pass } from "./circuit.ts";
import { copyFailure, rootMessage } from "./copy-failure.ts";
import { SegmentDownError, SegmentNetworkError } from "./errors.ts";
import { watchExchange, type Exchange } from "./exchange.ts";
import type { Operations } from "./generated/wire.ts";
import { createCircuits, createGates, type LaneLimit } from "./lanes.ts";
import { createMask, type Mask } from "./mask.ts";
import { operationRow, type OperationId, type OperationRow } from "./operations.ts";
import { readLaneReport } from "./lane-report.ts";
import { buildUrl } from "./request-url.ts";
import { createResendPolicy, MOST_RETRIES, type ResendPolicy } from "./resend.ts";
import type { Secret } from "./secret.ts";

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
  /** Sends the request; replaced by an embedded simulator. Default: the platform's `fetch`. */
  fetch?: SendRequest;
  /** Texts besides the token that no error and no exchange may show. */
  secrets?: readonly Secret[];
  /** Told of every attempt that got an answer. */
  onResponse?: (entry: { operation: OperationId; status: number; headers: Headers }) => void;
  /** Told of every attempt at its end, with what was sent and answered. */
  onExchange?: ((exchange: Exchange) => void) | undefined;
}

/** Path, query and body of a call, as the operation demands them. */
export type CallInput<Id extends OperationId> = {
  signal?: AbortSignal | undefined;
  turn?: Turn | undefined;
} & Part<"path", Operations[Id]["path"]> &
  (Record<never, never> extends Operations[Id]["query"]
    ? { query?: Operations[Id]["query"] }
    : { query: Operations[Id]["query"] }) &
  (Operations[Id]["body"] extends undefined ? { body?: undefined } : { body: Operations[Id]["body"] });

type Part<Name extends string, Value> =
  Record<never, never> extends Value ? { [K in Name]?: Value } : { [K in Name]: Value };

/** How a request waits for its turn at the gate of its lane. */
export interface Turn {
  /** The higher goes first; requests of one priority go in the order in which they came. Default 0. */
  priority?: number;
  /** When it aborts, the request is given up as long as it waits. Once sent, it is brought to its end. */
  signal?: AbortSignal | undefined;
  /** Called each time the turn has come, just before the request is sent. */
  onTurn?: () => void;
}

/** Sends operations of the Public API through the gates of their lanes. */
export interface SegmentClient {
  /**
   * Sends one operation and answers its `data`.
   *
   * @throws {SegmentApiError} when the API answered with an error.
   * @throws {SegmentNetworkError} when there was no usable answer.
   * @throws {SegmentDownError} when nothing of the lane is sent any more, because it has been in trouble for minutes.
   * @throws {PathParameterError} when a path parameter cannot be part of a path; nothing was sent.
   * @throws The signal's reason when that aborted. A write may have taken effect all the same.
   */
  call<Id extends OperationId>(operation: Id, input: CallInput<Id>): Promise<Operations[Id]["data"]>;
  /** From now on, tells a listener of lanes in trouble. */
  onTrouble?: (listener: TroubleListener) => void;
}

/** Told when nothing of a lane is sent for a while because every answer was a failure; without a trouble, that it is over. */
export type TroubleListener = (lane: string, trouble: LaneTrouble | undefined) => void;

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
  const mask = createMask([token, ...(options.secrets ?? [])]);
  const gateOf = createGates(limits, timeScale);
  const listeners: TroubleListener[] = [];
  const circuitOf = createCircuits(timeScale, (lane, trouble) => listeners.forEach((tell) => tell(lane, trouble)));

  return {
    onTrouble: (listener) => void listeners.push(listener),
    async call(operation, input) {
      const row = operationRow(operation);
      const { signal, turn } = input;
      const url = buildUrl(apiUrl, { operation, template: row.path, path: input.path, query: input.query });
      const gate = gateOf(row.lane);
      const circuit = circuitOf(row.lane);
      const windowMs = ((limits[row.lane]?.seconds ?? 60) * 1000) / timeScale;
      const policy = createResendPolicy(row, { windowMs, timeScale });
      // An attempt is under way until its answer was judged: what it says of the lane counts for the next one.
      let leaveGate = (): void => undefined;
      let pass: Pass | undefined;
      const leave = (): void => {
        pass?.end("unknown");
        leaveGate();
      };
      const enter = async (): Promise<void> => {
        leave();
        const signals = [signal, turn?.signal];
        leaveGate = await gate.enter({ signals, priority: turn?.priority ?? 0 });
        // Those who wait here hold places at the gate, and nobody misses them: nothing else of the lane is sent.
        pass = await circuit.enter(signals);
        turn?.onTurn?.();
      };
      // The first turn is waited for before ky makes a request: thousands may wait, and requests are large.
      let entered = false;
      let attempts = 0;
      const request: Options = {
        ...headersAndBody(row, token, input.body),
        ...retryingAs(policy, row),
        ...(signal && { signal }),
        fetch: (sent) => {
          const once = (): Promise<Response> =>
            attempt(fetchOnce, sent instanceof Request ? sent : new Request(sent), {
              deadlineMs: attemptTimeoutMs,
              signal,
            });
          const facts = { operation, method: row.method, url, attempt: (attempts += 1), body: input.body };
          const sending = onExchange ? watchExchange(facts, once, mask, onExchange) : once();
          return sending.catch((error: unknown) => {
            pass?.end(error instanceof AttemptFailure ? "troubled" : "unknown");
            throw error;
          });
        },
        hooks: {
          beforeRequest: [
            async () => {
              if (!entered) await enter();
              entered = false;
            },
          ],
          beforeRetry: [() => leave()],
          afterResponse: [
            async (_request, _options, answer) => {
              onResponse?.({ operation, status: answer.status, headers: answer.headers });
              const report = readLaneReport(answer.headers);
              if (report) gate.report(report);
              const { resendAfterMs, cooldownMs, troubled } = await policy.afterAnswer(answer);
              pass?.end(troubled ? "troubled" : "sound");
              gate.coolDown(cooldownMs);
              leave();
              return resendAfterMs === undefined ? undefined : ky.retry({ delay: resendAfterMs });
            },
          ],
        },
      };
      const send = async (): Promise<Response> => {
        await enter();
        entered = true;
        return await ky(url, request);
      };
      const response = await exchange(operation, send, { mask, sent: () => attempts > 0 }).finally(() => leave());
      return (await readAnswer(operation, response, mask)) as never;
    },
  };
}

function headersAndBody(row: OperationRow, token: Secret, body: unknown): Options {
  const mediaType = `application/vnd.segment.${row.version}+json`;
  const headers = { authorization: `Bearer ${token.reveal()}`, accept: mediaType };
  if (body === undefined) return { method: row.method, headers };
  return { method: row.method, headers: { ...headers, "content-type": mediaType }, body: JSON.stringify(body) };
}

/**
 * ky's part in retries: it asks after a failed attempt and waits. Answers are judged in `afterResponse`, where the delay
 * can be given. Timeouts are the attempt's, because ky's own end at the headers; redirects are read, not followed.
 */
function retryingAs(policy: ResendPolicy, row: OperationRow): Options {
  let waitMs: number | undefined;
  return {
    timeout: false,
    redirect: "manual",
    retry: {
      limit: MOST_RETRIES,
      methods: [row.method.toLowerCase()],
      delay: () => waitMs ?? 0,
      shouldRetry: ({ error }) => {
        waitMs = error instanceof AttemptFailure ? policy.afterFailure().resendAfterMs : undefined;
        return waitMs !== undefined;
      },
    },
  };
}

async function exchange(
  operation: OperationId,
  run: () => Promise<Response>,
  { mask, sent }: { mask: Mask; sent: () => boolean },
): Promise<Response> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof HTTPError) return error.response;
    if (error instanceof CircuitOpenError) throw new SegmentDownError(operation, error.failures, sent());
    if (!(error instanceof AttemptFailure)) throw error;
    const cause = copyFailure(error.cause, mask);
    throw new SegmentNetworkError(operation, rootMessage(cause), { cause });
  }
}
