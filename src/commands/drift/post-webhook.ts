import ky, { HTTPError } from "ky";
import { attempt, AttemptFailure, type SendRequest } from "../../segment/attempt.ts";
import { findProxyTrouble } from "../../segment/proxy/proxy-error.ts";
import type { Secret } from "../../segment/secret.ts";
import { CommandError } from "../command-error.ts";

/** How a webhook is told, and how patiently. */
export interface PostOptions {
  /** Longest time for one attempt, in milliseconds. Default 10,000. */
  deadlineMs?: number;
  /** The first pause after a failure, in milliseconds; doubled with each further one. Default 1,000. */
  pauseMs?: number;
  /** Sends the request. Default: the platform's `fetch`. */
  send?: SendRequest;
}

const MOST_RETRIES = 3;
/** A receiver that asks for more patience than a nightly job has is asked earlier, in milliseconds. */
const LONGEST_WAIT_MS = 30_000;
const serverErrors = Array.from({ length: 100 }, (_, index) => 500 + index);

/**
 * Posts JSON to a webhook, again after a refusal (429), an error of the server, or no answer: then it may arrive twice.
 * Redirects are not followed, because they would lead to somebody who was not named.
 *
 * @throws {CommandError} when it was not taken. Nothing of the address is in it, and it has no cause that holds it.
 */
export async function postWebhook(
  url: Secret,
  body: string,
  { deadlineMs = 10_000, pauseMs = 1000, send = fetch }: PostOptions = {},
): Promise<void> {
  try {
    await ky.post(url.reveal(), {
      body,
      headers: { "content-type": "application/json" },
      timeout: false,
      redirect: "manual",
      retry: {
        limit: MOST_RETRIES,
        methods: ["post"],
        statusCodes: [429, ...serverErrors],
        afterStatusCodes: [429, 503],
        maxRetryAfter: LONGEST_WAIT_MS,
        delay: (attempts) => pauseMs * 2 ** (attempts - 1),
      },
      fetch: (sent) => attempt(send, sent instanceof Request ? sent : new Request(sent), { deadlineMs }),
    });
  } catch (error) {
    const proxyTrouble = findProxyTrouble(error);
    const what = proxyTrouble?.message ?? describeFailure(error);
    const remedy = proxyTrouble?.remedy ?? "check its address and that its receiver works";
    throw new CommandError(`the webhook was not told of the drift: ${what}`, {
      code: "webhook",
      hint: `${remedy}; nothing was taken down as known, so the next run tells of it again`,
      afterResult: true,
    });
  }
}

/** What went wrong in words of our own: messages of the platform and of libraries quote the address, or parts of it. */
function describeFailure(error: unknown): string {
  if (error instanceof HTTPError) return `it answered with the status ${error.response.status}`;
  const code = error instanceof AttemptFailure ? codeOf(error) : undefined;
  if (code !== undefined) return `there is no connection (${code})`;
  return error instanceof AttemptFailure ? "it gave no complete answer in time" : "it could not be sent";
}

/** The code of the failure below the others, such as `ECONNREFUSED`. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const below = codeOf(error.cause);
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  return below ?? (code !== undefined && /^[A-Z][A-Z0-9_]*$/.test(code) ? code : undefined);
}
