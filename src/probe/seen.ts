import { parseJson } from "../segment/answer.ts";
import type { OperationId } from "../segment/operations.ts";
import { UndecidedError } from "./ends.ts";
import { note } from "./note.ts";
import { isJsonObject, type JsonObject } from "../values/json.ts";

interface Answered {
  /** The number of its exchange, counted from 1 in the order in which they were sent. */
  n: number;
  operation: OperationId;
  status: number;
  headers: Headers;
  /** When it was sent, by the clock of the probe, in milliseconds: not later than this. */
  sentMs: number;
  /** When it was answered: not earlier than this. */
  answeredMs: number;
}

/** A success. */
export interface Success extends Answered {
  ok: true;
  data: JsonObject;
}

/** A failure, which has no data: from what is not in it nothing follows. */
export interface Failure extends Answered {
  ok: false;
  /** All messages, as one text. */
  complaint: string;
  /** The fields that it names, as dotted paths. */
  fields: readonly string[];
}

/** An answer that stands. */
export type Seen = Success | Failure;

/**
 * An answer from whose data something follows.
 *
 * @throws {UndecidedError} for a failure.
 */
export function granted(seen: Seen): Success {
  if (!seen.ok) throw new UndecidedError(note`${seen.operation} failed (HTTP ${seen.status})`);
  return seen;
}

/** Reads the body of an answer. `undefined` for one that is not a JSON object. */
export function readBody(text: string): (Pick<Success, "data"> & Pick<Failure, "complaint" | "fields">) | undefined {
  const body = parseJson(text);
  if (!isJsonObject(body)) return undefined;
  const { data, errors } = body;
  const faults: unknown[] = Array.isArray(errors) ? errors : [];
  const complaint = faults.map((fault) =>
    isJsonObject(fault) ? textIn(fault, "message") || textIn(fault, "type") : "",
  );
  const fields = faults.flatMap((fault) => (isJsonObject(fault) ? textIn(fault, "field") || [] : []));
  return { data: isJsonObject(data) ? data : {}, complaint: complaint.join("; "), fields };
}

/** An object in `data`, empty where it is not told. */
export function objectIn({ data }: Pick<Success, "data">, key: string): JsonObject {
  const found = data[key];
  return isJsonObject(found) ? found : {};
}

/** The objects of a list in `data`. */
export function entriesIn({ data }: Pick<Success, "data">, key: string): JsonObject[] {
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
export function isLocked(seen: Seen): seen is Failure {
  return !seen.ok && (seen.status === 423 || (lockStatuses.has(seen.status) && /\block/i.test(seen.complaint)));
}

/** Whether a token is refused an operation, whatever the API has for that. */
export function isRefused({ status }: Pick<Seen, "status">): boolean {
  return status === 401 || status === 403;
}
