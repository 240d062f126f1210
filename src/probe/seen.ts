import { parseJson } from "../segment/answer.ts";
import type { OperationId } from "../segment/operations.ts";
import { isJsonObject, type JsonObject } from "../values/json.ts";

/** An answer that stands. */
export interface Seen {
  /** The number of its exchange, counted from 1 in the order in which they were sent. */
  n: number;
  operation: OperationId;
  status: number;
  ok: boolean;
  headers: Headers;
  /** `data` of a success. */
  data: JsonObject;
  /** All messages of a failure, as one text. */
  complaint: string;
  /** When it was sent, by the clock of the probe, in milliseconds: not later than this. */
  sentMs: number;
  /** When it was answered: not earlier than this. */
  answeredMs: number;
}

/** Reads the body of an answer. `undefined` for one that is not a JSON object. */
export function readBody(text: string): Pick<Seen, "data" | "complaint"> | undefined {
  const body = parseJson(text);
  if (!isJsonObject(body)) return undefined;
  const { data, errors } = body;
  const faults: unknown[] = Array.isArray(errors) ? errors : [];
  const complaint = faults.map((fault) =>
    isJsonObject(fault) ? textIn(fault, "message") || textIn(fault, "type") : "",
  );
  return { data: isJsonObject(data) ? data : {}, complaint: complaint.join("; ") };
}

/** An object in `data`, empty where it is not told. */
export function objectIn({ data }: Pick<Seen, "data">, key: string): JsonObject {
  const found = data[key];
  return isJsonObject(found) ? found : {};
}

/** The objects of a list in `data`. */
export function entriesIn({ data }: Pick<Seen, "data">, key: string): JsonObject[] {
  const found = data[key];
  return Array.isArray(found) ? found.filter(isJsonObject) : [];
}

/** A text of an object, empty where it is not told. */
export function textIn(object: JsonObject, key: string): string {
  const found = object[key];
  return typeof found === "string" ? found : "";
}

const lockStatuses: ReadonlySet<number> = new Set([400, 409, 422]);

/** Whether an answer refuses because of a lock. Which status that has is not documented, so the wording decides (API.md 2.9). */
export function isLocked({ status, complaint }: Pick<Seen, "status" | "complaint">): boolean {
  return status === 423 || (lockStatuses.has(status) && /\block/i.test(complaint));
}

/** Whether a token is refused an operation, whatever the API has for that. */
export function isRefused({ status }: Pick<Seen, "status">): boolean {
  return status === 401 || status === 403;
}
