import type { Mask } from "./mask.ts";

/**
 * A copy of an error and its causes that can be printed: names, messages and codes, with secrets masked. What else
 * errors of the transport carry, such as requests with their headers or raw bytes, stays behind.
 */
export function copyFailure(error: unknown, mask: Mask): Error {
  const copy = new Error(mask.redact(messageOf(error)));
  if (!(error instanceof Error)) return copy;
  copy.name = error.name;
  if ("code" in error && typeof error.code === "string") Object.assign(copy, { code: error.code });
  if (error.cause !== undefined) copy.cause = copyFailure(error.cause, mask);
  return copy;
}

/** What the innermost cause says: the outer ones only say that something failed. */
export function rootMessage(error: Error): string {
  return error.cause instanceof Error ? rootMessage(error.cause) : error.message;
}

/** Node's error for a host with several addresses has no message of its own. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === "")
    return [...new Set(error.errors.map((each) => messageOf(each)))].join("; ");
  return error instanceof Error ? error.message : String(error);
}
