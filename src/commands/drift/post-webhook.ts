import { setTimeout as sleep } from "node:timers/promises";
import ky from "ky";
import { attempt, AttemptFailure, type SendRequest } from "../../segment/attempt.ts";
import { SHORTEST_TOLD_MS, tellIfSlow } from "../../segment/lane-wait.ts";
import { findProxyTrouble } from "../../segment/proxy/proxy-error.ts";
import { mayAskToWait, readRetryAfterMs } from "../../segment/refusal.ts";
import type { Secret } from "../../segment/secret.ts";
import { durationText } from "../../values/duration.ts";
import { CommandError } from "../command-error.ts";

/** How a webhook is told, and how patiently. */
export interface PostOptions {
  /** Longest time for one attempt, in milliseconds. Default 10,000. */
  deadlineMs?: number;
  /** The first pause after a failure, in milliseconds; doubled with each further one. Default 1,000. */
  pauseMs?: number;
  /** Sends the request. Default: the platform's `fetch`. */
  send?: SendRequest;
  /** Told of every wait of more than two seconds, as a line. Default: nobody is. */
  tellWait?: (line: string) => void;
}

const MOST_ATTEMPTS = 4;
/** A receiver that asks for more patience than a nightly job has is not asked again, in milliseconds. */
const LONGEST_WAIT_MS = 30_000;

/**
 * Posts JSON to a webhook, again after a refusal (429), an error of the server, or no answer: then it may arrive twice. The
 * status is the answer: a body is not read, so none can make a message that was taken look lost. Redirects are not followed,
 * because they would lead to somebody who was not named.
 *
 * @throws {CommandError} when it was not taken. Nothing of the address is in it, and it has no cause that holds it.
 */
export async function postWebhook(
  url: Secret,
  body: string,
  { deadlineMs = 10_000, pauseMs = 1000, send = fetch, tellWait = () => undefined }: PostOptions = {},
): Promise<void> {
  for (let attempts = 1; ; attempts += 1) {
    const made = post(url, body, { deadlineMs, send });
    const outcome = await tellIfSlow(made, deadlineMs, ({ waitMs }) =>
      tellWait(`waiting for an answer of the webhook, for another ${durationText(waitMs / 1000)} at most`),
    );
    if (outcome instanceof Response && outcome.ok) return;
    const askedMs = askedBy(outcome);
    const waitMs = Math.max(pauseMs * 2 ** (attempts - 1), askedMs);
    if (askedMs > LONGEST_WAIT_MS || attempts === MOST_ATTEMPTS || !mayPass(outcome)) throw untold(outcome, askedMs);
    if (waitMs >= SHORTEST_TOLD_MS)
      tellWait(`waiting ${durationText(waitMs / 1000)} before the webhook is called again: ${describe(outcome)}`);
    await sleep(waitMs);
  }
}

/** What came of one attempt: an answer without its body, or why there is none. */
type Outcome = Response | Error;

async function post(
  url: Secret,
  body: string,
  { deadlineMs, send }: Required<Pick<PostOptions, "deadlineMs" | "send">>,
): Promise<Outcome> {
  try {
    return await ky.post(url.reveal(), {
      body,
      headers: { "content-type": "application/json" },
      timeout: false,
      redirect: "manual",
      retry: 0,
      throwHttpErrors: false,
      fetch: (sent) => attempt(withoutBody(send), sent instanceof Request ? sent : new Request(sent), { deadlineMs }),
    });
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function withoutBody(send: SendRequest): SendRequest {
  return async (request) => {
    const { status, headers, body } = await send(request);
    // Ends the connection; whether that succeeds says nothing of the message.
    void body?.cancel().catch(() => undefined);
    return new Response(null, { status, headers });
  };
}

/** Whether the same may be taken another time. */
function mayPass(outcome: Outcome): boolean {
  return outcome instanceof Error ? !findProxyTrouble(outcome) : outcome.status === 429 || outcome.status >= 500;
}

/** Milliseconds that the receiver asks to wait; 0 when it asks for nothing. */
function askedBy(outcome: Outcome): number {
  if (outcome instanceof Error || !mayAskToWait(outcome.status)) return 0;
  return Math.max(0, readRetryAfterMs(outcome.headers) ?? 0);
}

function untold(outcome: Outcome, askedMs: number): CommandError {
  const proxyTrouble = outcome instanceof Error ? findProxyTrouble(outcome) : undefined;
  const asks = askedMs > LONGEST_WAIT_MS ? ` and asks to wait ${durationText(askedMs / 1000)}` : "";
  const remedy = proxyTrouble?.remedy ?? "check its address and that its receiver works";
  return new CommandError(`the webhook was not told of the drift: ${describe(outcome)}${asks}`, {
    code: "webhook",
    hint: `${remedy}; nothing was recorded as known, so the next run reports it again`,
    afterResult: true,
  });
}

/** What went wrong in words of our own: messages of the platform and of libraries quote the address, or parts of it. */
function describe(outcome: Outcome): string {
  if (outcome instanceof Response) return `it returned HTTP ${outcome.status}`;
  const proxyTrouble = findProxyTrouble(outcome);
  if (proxyTrouble) return proxyTrouble.message;
  const code = outcome instanceof AttemptFailure ? codeOf(outcome) : undefined;
  if (code !== undefined) return `there is no connection (${code})`;
  return outcome instanceof AttemptFailure ? "it gave no answer in time" : "it could not be sent";
}

/** The code of the failure below the others, such as `ECONNREFUSED`. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const below = codeOf(error.cause);
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  return below ?? (code !== undefined && /^[A-Z][A-Z0-9_]*$/.test(code) ? code : undefined);
}
