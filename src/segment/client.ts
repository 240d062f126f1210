import ky, { HTTPError, type KyInstance, type Options } from "ky";
import { parseJson, readAnswer } from "./answer.ts";
import { SegmentNetworkError } from "./errors.ts";
import type { Operations } from "./generated/wire.ts";
import { createGates, type LaneLimit } from "./lanes.ts";
import { operationRow, type OperationId, type OperationRow } from "./operations.ts";
import { resetMs, waitAfterRefusal } from "./refusal.ts";
import type { Secret } from "./secret.ts";

/** How often a refused (429) request is sent again. The vendor's own Terraform provider allows as many (facts 5.8). */
const REFUSAL_RETRIES = 10;
/** How often a request that failed otherwise is sent again, where that is safe. */
const FAILURE_RETRIES = 4;

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
  fetch?: (request: Request) => Promise<Response>;
  /** Told of every attempt that got an answer. */
  onResponse?: (entry: { operation: OperationId; status: number }) => void;
}

/** Path, query and body of a call, as the operation demands them. */
export type CallInput<Id extends OperationId> = { signal?: AbortSignal | undefined } & Part<
  "path",
  Operations[Id]["path"]
> &
  (Record<never, never> extends Operations[Id]["query"]
    ? { query?: Operations[Id]["query"] }
    : { query: Operations[Id]["query"] }) &
  (Operations[Id]["body"] extends undefined ? { body?: undefined } : { body: Operations[Id]["body"] });

type Part<Name extends string, Value> =
  Record<never, never> extends Value ? { [K in Name]?: Value } : { [K in Name]: Value };

/** Sends operations of the Public API through the gates of their lanes. */
export interface SegmentClient {
  /**
   * Sends one operation and answers its `data`.
   *
   * @throws {SegmentApiError} when the API answered with an error.
   * @throws {SegmentNetworkError} when there was no usable answer.
   */
  call<Id extends OperationId>(operation: Id, input: CallInput<Id>): Promise<Operations[Id]["data"]>;
}

/** A client for one token and host. It sends nothing until it is called. */
export function createSegmentClient(options: SegmentClientOptions): SegmentClient {
  const { token, apiUrl, limits, timeScale = 1, attemptTimeoutMs = 30_000, onResponse } = options;
  const gateOf = createGates(limits, timeScale);
  const http = ky.create({
    timeout: false,
    redirect: "error",
    fetch: withDeadline(options.fetch ?? fetch, attemptTimeoutMs),
  });

  return {
    async call(operation, input) {
      const row = operationRow(operation);
      const gate = gateOf(row.lane);
      const windowMs = ((limits[row.lane]?.seconds ?? 60) * 1000) / timeScale;
      const response = await send(http, operation, `${apiUrl}${fillPath(row.path, input.path)}`, {
        method: row.method,
        searchParams: toSearchParams(input.query),
        ...(input.body !== undefined && { body: JSON.stringify(input.body) }),
        ...(input.signal && { signal: input.signal }),
        headers: {
          authorization: `Bearer ${token.reveal()}`,
          accept: mediaType(row),
          ...(input.body !== undefined && { "content-type": mediaType(row) }),
        },
        retry: retryPolicy(row, { windowMs, timeScale, signal: input.signal }),
        hooks: {
          beforeRequest: [() => gate.enter(input.signal)],
          afterResponse: [
            async (_request, _options, answer, { retryCount }) => {
              onResponse?.({ operation, status: answer.status });
              if (answer.headers.get("x-ratelimit-remaining") === "0")
                gate.hold(Math.min(windowMs, resetMs(answer.headers) ?? 0));
              if (answer.status !== 429 || retryCount >= REFUSAL_RETRIES) return undefined;
              const delay = waitAfterRefusal(
                { headers: answer.headers, body: parseJson(await answer.text()), refusalsBefore: retryCount },
                windowMs,
              );
              gate.hold(delay);
              return ky.retry({ delay });
            },
          ],
        },
      });
      return (await readAnswer(operation, response, token)) as never;
    },
  };
}

async function send(http: KyInstance, operation: OperationId, url: string, options: Options): Promise<Response> {
  try {
    return await http(url, options);
  } catch (error) {
    if (error instanceof HTTPError) return error.response;
    if (options.signal?.aborted) throw error;
    throw new SegmentNetworkError(operation, rootMessage(error), { cause: error });
  }
}

/** Only what is safe to send twice is sent again after a failure whose outcome is not known. */
function retryPolicy(
  row: OperationRow,
  { windowMs, timeScale, signal }: { windowMs: number; timeScale: number; signal: AbortSignal | undefined },
): NonNullable<Options["retry"]> {
  const method = row.method.toLowerCase() as Lowercase<OperationRow["method"]>;
  return {
    limit: REFUSAL_RETRIES,
    methods: row.resend === "always" ? [method] : [],
    statusCodes: [408, 500, 502, 503, 504],
    maxRetryAfter: windowMs,
    delay: (attempt) => (300 * 2 ** attempt) / timeScale,
    jitter: true,
    shouldRetry: ({ retryCount }) => (signal?.aborted || retryCount > FAILURE_RETRIES ? false : undefined),
  };
}

/** An attempt ends with its last byte: a body that stalls must not hang the program. */
function withDeadline(
  send: (request: Request) => Promise<Response>,
  deadlineMs: number,
): (input: string | URL | Request) => Promise<Response> {
  return async (input) => {
    const request = input instanceof Request ? input : new Request(input);
    const signal = AbortSignal.any([request.signal, AbortSignal.timeout(deadlineMs)]);
    const response = await send(new Request(request, { signal }));
    const body = response.body === null ? null : await response.arrayBuffer();
    return new Response(body, { status: response.status, statusText: response.statusText, headers: response.headers });
  };
}

function mediaType(row: OperationRow): string {
  return `application/vnd.segment.${row.version}+json`;
}

function fillPath(template: string, parameters: Readonly<Record<string, string>> = {}): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parameters[name] ?? ""));
}

function toSearchParams(query: Readonly<Record<string, unknown>> = {}): URLSearchParams {
  const present = Object.entries(query).filter(([, value]) => value !== undefined);
  return new URLSearchParams(Object.fromEntries(present.map(([name, value]) => [name, String(value)])));
}

function rootMessage(error: unknown): string {
  let innermost: unknown = error;
  while (innermost instanceof Error && innermost.cause instanceof Error) innermost = innermost.cause;
  return innermost instanceof Error ? innermost.message : String(innermost);
}
