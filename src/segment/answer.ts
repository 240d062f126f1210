import { isJsonObject } from "../values/json.ts";
import { shorten } from "../values/shorten.ts";
import { showAddress } from "../values/show-address.ts";
import { LongWaitError, SegmentApiError, SegmentNetworkError } from "./errors.ts";
import type { RequestError } from "./generated/wire.ts";
import { redactTexts, type Mask } from "./mask.ts";
import type { OperationId } from "./operations.ts";
import { LONGEST_WAIT_MS, mayAskToWait, readAskedMs } from "./refusal.ts";

/** The longest piece of a strange answer that is quoted in an error, in characters. */
const EXCERPT_LENGTH = 120;

/** The longest text of a fault that is passed on, in characters. Those of the API are a sentence. */
const FAULT_LENGTH = 500;

/** Most faults of one answer that are passed on. */
const MOST_FAULTS = 20;

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
  const lacks = body === undefined && !isBroken(text) ? `JSON of more than ${MOST_LEVELS} levels` : "without JSON data";
  throw new SegmentNetworkError(operation, `${status} ${lacks} (${excerpt(mask.redact(text))})`);
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
  const value = parseAny(text);
  return isTooDeep(value) ? undefined : value;
}

/** Whether a text ends before its JSON does, or is none. One that is only too deep is whole, and would come again. */
export function isBroken(text: string): boolean {
  return parseAny(text) === undefined;
}

function parseAny(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
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
  const entries = body["errors"] as unknown[];
  const faults = entries
    .slice(0, MOST_FAULTS)
    .map((entry) => readFault(isJsonObject(entry) ? redactTexts(entry, mask) : {}));
  const others = entries.length - faults.length;
  return others === 0
    ? faults
    : [...faults, { type: "unknown", message: `${others.toLocaleString("en")} more errors` }];
}

/** Whoever shows a fault shows all of it, so what is too long for that is cut here. */
function readFault({ type, message, field, data, status }: Record<string, unknown>): RequestError {
  return {
    type: typeof type === "string" ? shorten(type, FAULT_LENGTH) : "unknown",
    ...(typeof message === "string" && { message: shorten(message, FAULT_LENGTH) }),
    ...(typeof field === "string" && { field: shorten(field, FAULT_LENGTH) }),
    ...(data !== undefined && { data: shortenData(data) }),
    ...(typeof status === "number" && { status }),
  };
}

function shortenData(data: unknown): unknown {
  const text = JSON.stringify(data);
  return text.length > FAULT_LENGTH ? shorten(text, FAULT_LENGTH) : data;
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
