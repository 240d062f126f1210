import ky, { type Options } from "ky";
import { attempt, AttemptFailure, LargeAnswerError } from "./attempt.ts";
import type { Prepared } from "./call-input.ts";
import type { SegmentClientOptions } from "./client-options.ts";
import { copyFailure, rootMessage } from "./copy-failure.ts";
import { SegmentNetworkError, TokenInBodyError } from "./errors.ts";
import { watchExchange } from "./exchange.ts";
import { tellIfSlow } from "./lane-wait.ts";
import type { Lane } from "./lanes.ts";
import type { Mask } from "./mask.ts";
import { operationRow, type OperationId, type OperationRow } from "./operations.ts";
import type { OperationRequest } from "./operation-request.ts";
import { buildUrl } from "./request-url.ts";
import { createResendPolicy } from "./resend.ts";
import { searchTokens } from "./search-tokens.ts";
import type { Secret } from "./secret.ts";
import { sendThroughLane } from "./send-through-lane.ts";
import { showAddress } from "../values/show-address.ts";

/** Sends one operation through its lane until an answer stands, whatever its status. */
export type SendOperation = (operation: OperationId, request: OperationRequest) => Promise<Response>;

/**
 * What a client does with every request: address, headers, lane, deadline, exchange.
 *
 * @param laneOf The lanes of the client, by name.
 * @param mask What no error and no exchange may show.
 */
export function createSendOperation(
  {
    token,
    apiUrl,
    apiUrlFrom,
    timeScale = 1,
    attemptTimeoutMs = 30_000,
    onResponse,
    onExchange,
    ...options
  }: SegmentClientOptions,
  laneOf: (name: string) => Lane,
  mask: Mask,
): SendOperation {
  const address = apiUrlFrom === undefined ? undefined : `${apiUrlFrom} leads to ${showAddress(apiUrl)}`;
  const holdsToken = searchTokens([token]);
  const fetchOnce = options.fetch ?? ((request: Request) => fetch(request));

  return async (operation, { path, query, signal, turn, prepare, headers, resend, body: given }) => {
    let prepared: Prepared | undefined;
    const row = operationRow(operation);
    const lane = laneOf(row.lane);
    const url = buildUrl(apiUrl, { operation, template: row.path, path, query });
    const once = (body: unknown): Promise<Response> => {
      const sending = { deadlineMs: attemptTimeoutMs, signal };
      return ky(url, {
        ...headersAndBody(row, token, body, headers),
        ...oneAttempt,
        ...(signal && { signal }),
        fetch: (sent) => attempt(fetchOnce, sent instanceof Request ? sent : new Request(sent), sending),
      });
    };
    return await sendThroughLane(lane, {
      operation,
      policy: createResendPolicy({ resend: resend ?? row.resend }, { windowMs: lane.windowMs, timeScale }),
      signal,
      turn,
      prepare: prepare && (async (open) => void (prepared = await prepare(open))),
      attempt: (number) => {
        const body: unknown = prepared?.body ?? given;
        if (holdsToken(body)) throw new TokenInBodyError(operation);
        const sinceLookMs = prepared && Math.round(performance.now() - prepared.lookedAtMs);
        const { method } = row;
        const accept = headers?.["accept"];
        const asked = { operation, method, url: url.slice(apiUrl.length), ...(accept !== undefined && { accept }) };
        const facts = { ...asked, attempt: number, sinceLookMs, body };
        const made = onExchange ? watchExchange(facts, () => once(body), mask, onExchange) : once(body);
        return tellIfSlow(made, attemptTimeoutMs, lane.tellWait);
      },
      onAnswer: ({ status, headers }) => onResponse?.({ operation, status, headers }),
    }).catch((error: unknown) => {
      if (error instanceof LargeAnswerError) throw new SegmentNetworkError(operation, error.message);
      if (!(error instanceof AttemptFailure)) throw error;
      const cause = copyFailure(error.cause, mask);
      throw new SegmentNetworkError(operation, rootMessage(cause), { cause, address });
    });
  };
}

/**
 * ky makes one request and no more: whether it is sent again is for the lane's policy. The deadline is the attempt's,
 * because ky's own ends at the headers; redirects are read, not followed.
 */
const oneAttempt: Options = { timeout: false, redirect: "manual", retry: 0, throwHttpErrors: false };

function headersAndBody(
  { method, version }: OperationRow,
  token: Secret,
  body: unknown,
  given: Readonly<Record<string, string>> = {},
): Options {
  const mediaType = `application/vnd.segment.${version}+json`;
  const headers = { accept: mediaType, ...given, authorization: `Bearer ${token.reveal()}` };
  if (body === undefined) return { method, headers };
  return { method, headers: { "content-type": mediaType, ...headers }, body: JSON.stringify(body) };
}
