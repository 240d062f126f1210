import { SegmentApiError, SegmentNetworkError } from "./errors.ts";
import type { RequestError } from "./generated/wire.ts";
import type { OperationId } from "./operations.ts";
import type { Secret } from "./secret.ts";

/**
 * The `data` of a successful answer (facts 1.3).
 *
 * @throws {SegmentApiError} for an error answer, with every fault it lists.
 * @throws {SegmentNetworkError} when a successful answer is not a JSON object with `data`.
 */
export async function readAnswer(operation: OperationId, response: Response, token: Secret): Promise<unknown> {
  const text = await response.text();
  const body = parseJson(text);
  if (!response.ok) throw new SegmentApiError(operation, response.status, readFaults(body, text, token));
  if (typeof body === "object" && body !== null && "data" in body) return body.data;
  throw new SegmentNetworkError(operation, `${response.status} without JSON data (${excerpt(text)})`);
}

/** The value of a JSON text, or `undefined` when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readFaults(body: unknown, text: string, token: Secret): RequestError[] {
  const listed =
    typeof body === "object" && body !== null && "errors" in body && Array.isArray(body.errors)
      ? (body.errors as unknown[])
      : undefined;
  // Proxies and gateways answer in their own shapes; what they say is better than nothing.
  if (!listed) return [{ type: "unknown", message: token.redact(excerpt(text)) }];
  return listed.map((entry) => {
    const fault = typeof entry === "object" && entry !== null ? (entry as Partial<RequestError>) : {};
    return {
      type: typeof fault.type === "string" ? fault.type : "unknown",
      ...(typeof fault.message === "string" && { message: token.redact(fault.message) }),
      ...(typeof fault.field === "string" && { field: fault.field }),
      ...(fault.data !== undefined && { data: fault.data }),
    };
  });
}

function excerpt(text: string): string {
  const flat = text.replaceAll(/\s+/g, " ").trim();
  if (flat === "") return "an empty body";
  return JSON.stringify(flat.length > 120 ? `${flat.slice(0, 120)}…` : flat);
}
