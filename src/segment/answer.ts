import { isJsonObject } from "../values/json.ts";
import { showAddress } from "../values/show-address.ts";
import { LongWaitError, SegmentApiError, SegmentNetworkError } from "./errors.ts";
import type { RequestError } from "./generated/wire.ts";
import { redactTexts, type Mask } from "./mask.ts";
import type { OperationId } from "./operations.ts";
import { LONGEST_WAIT_MS, mayAskToWait, readAskedMs } from "./refusal.ts";

/** The longest piece of a strange answer that is quoted in an error, in characters. */
const EXCERPT_LENGTH = 120;

/** Answers have about ten levels of nesting; settings of destinations are free in form, and have few more. */
const MOST_LEVELS = 500;

/**
 * The `data` of a successful answer (API.md 1.4).
 *
 * @throws {SegmentApiError} for an error answer, with every fault it lists; {LongWaitError} when it asks to wait for
 *   longer than anybody waits.
 * @throws {SegmentNetworkError} for a redirect, and when a successful answer is not a JSON object with `data`.
 */
export async function readAnswer(operation: OperationId, response: Response, mask: Mask): Promise<unknown> {
  const text = await response.text();
  const { status } = response;
  if (status >= 300 && status < 400) throw new SegmentNetworkError(operation, describeRedirect(response, mask));
  // Only errors are masked: in data, a text that happens to equal a secret is still data.
  if (!response.ok) throw errorOf(operation, response, mask.redact(text), mask);
  const body = parseJson(text);
  if (isJsonObject(body) && isJsonObject(body["data"])) return body["data"];
  throw new SegmentNetworkError(operation, `${status} without JSON data (${excerpt(mask.redact(text))})`);
}

function errorOf(operation: OperationId, { status, headers }: Response, text: string, mask: Mask): SegmentApiError {
  const faults = readFaults(text, mask);
  const askedMs = mayAskToWait(status) ? (readAskedMs(headers, parseJson(text)) ?? 0) : 0;
  return askedMs > LONGEST_WAIT_MS
    ? new LongWaitError(operation, status, faults, askedMs)
    : new SegmentApiError(operation, status, faults);
}

/** The value of a JSON text, or `undefined` when it is none, or one with more levels than any answer has. */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isTooDeep(value) ? undefined : value;
  } catch {
    return undefined;
  }
}

/** Goes level by level: whoever walks a value by calling itself, as `JSON.stringify` does, ends in a stack overflow. */
function isTooDeep(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; depth < MOST_LEVELS; depth += 1) {
    const next: unknown[] = [];
    for (const each of level)
      if (typeof each === "object" && each !== null) for (const part of Object.values(each)) next.push(part);
    if (next.length === 0) return false;
    level = next;
  }
  return true;
}

function readFaults(text: string, mask: Mask): RequestError[] {
  const body = parseJson(text);
  // Proxies and gateways answer in their own shapes; what they say is better than nothing.
  if (!isJsonObject(body) || !Array.isArray(body["errors"])) return [{ type: "unknown", message: excerpt(text) }];
  return (body["errors"] as unknown[]).map((entry) => {
    const fault: Record<string, unknown> = isJsonObject(entry) ? redactTexts(entry, mask) : {};
    return {
      type: typeof fault["type"] === "string" ? fault["type"] : "unknown",
      ...(typeof fault["message"] === "string" && { message: fault["message"] }),
      ...(typeof fault["field"] === "string" && { field: fault["field"] }),
      ...(fault["data"] !== undefined && { data: fault["data"] }),
      ...(typeof fault["status"] === "number" && { status: fault["status"] }),
    };
  });
}

function describeRedirect({ status, headers }: Response, mask: Mask): string {
  const where = showAddress(mask.redact(headers.get("location") ?? "")) ?? "another path";
  return `${status} redirects to ${where}, and following it would give the token to another address`;
}

/** The start of a text, quoted. Masked texts only: a secret that is cut in two would not be found any more. */
function excerpt(text: string): string {
  const flat = text.replaceAll(/\s+/g, " ").trim();
  if (flat === "") return "an empty body";
  return JSON.stringify(flat.length > EXCERPT_LENGTH ? `${flat.slice(0, EXCERPT_LENGTH)}…` : flat);
}
