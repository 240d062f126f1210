import { rootMessage, copyFailure } from "./copy-failure.ts";
import { redactBody, type Mask } from "./mask.ts";
import type { OperationId } from "./operations.ts";

/** One attempt with its answer, or with why there is none. Secrets are masked, and the token's header is left out. */
export interface Exchange {
  /** When it was sent, ISO 8601. */
  time: string;
  operation: OperationId;
  method: string;
  /** Path and query of the operation, without what the API address has of its own. */
  url: string;
  /** The media type that was asked for, where it was another than the operation's own. */
  accept?: string;
  /** Counts the attempts of one call, from 1. */
  attempt: number;
  /** For a write: how long before it the object was read that it was compared with, in milliseconds. */
  sinceLookMs?: number | undefined;
  requestBody?: string;
  status?: number;
  /** The media type of the answer, where it names one. */
  contentType?: string;
  /** What the answer says of the rate limit, by header. */
  rateLimit?: Record<string, string>;
  responseBody?: string;
  /** From sending to the last byte. */
  durationMs: number;
  error?: string;
}

/** What is known of an attempt before it is made. */
export type AttemptFacts = Pick<Exchange, "operation" | "method" | "url" | "accept" | "attempt" | "sinceLookMs"> & {
  body: unknown;
};

/** Makes an attempt and tells of it, whatever comes out of it. */
export async function watchExchange(
  { body, ...facts }: AttemptFacts,
  send: () => Promise<Response>,
  mask: Mask,
  tell: (exchange: Exchange) => void,
): Promise<Response> {
  const time = new Date().toISOString();
  const startMs = performance.now();
  const report = (rest: Omit<Exchange, "time" | "durationMs" | keyof typeof facts>): void =>
    tell({
      time,
      ...facts,
      url: mask.redact(facts.url),
      ...(body !== undefined && { requestBody: redactBody(JSON.stringify(body), mask) }),
      ...rest,
      durationMs: Math.round(performance.now() - startMs),
    });
  let response: Response;
  try {
    response = await send();
  } catch (error) {
    report({ error: rootMessage(copyFailure(error, mask)) });
    throw error;
  }
  const { status, headers } = response;
  const rateLimit = [...headers].filter(([name]) => name.startsWith("x-ratelimit") || name === "retry-after");
  const responseBody = redactBody(await response.clone().text(), mask);
  const contentType = headers.get("content-type");
  report({
    status,
    ...(contentType !== null && { contentType: mask.redact(contentType) }),
    rateLimit: Object.fromEntries(rateLimit),
    responseBody,
  });
  return response;
}
