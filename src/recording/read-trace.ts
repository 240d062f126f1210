import type { Exchange } from "../segment/exchange.ts";
import { isOperationId, operationRow } from "../segment/operations.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../values/json.ts";
import { readJsonLines, RecordingError } from "./read-recording.ts";

/** Reads a file of `--trace`. @throws {RecordingError} for a line that is no exchange of one. */
export function readTrace(text: string): Exchange[] {
  return readJsonLines(text).map(({ line, value }) => {
    if (!isExchange(value)) throw new RecordingError(line, "the line is no exchange of a trace");
    return value as unknown as Exchange;
  });
}

function isExchange(value: JsonObject): boolean {
  const { time, operation, method, url, attempt, durationMs, status, rateLimit } = value;
  return (
    typeof time === "string" &&
    !Number.isNaN(Date.parse(time)) &&
    typeof operation === "string" &&
    isOperationId(operation) &&
    method === operationRow(operation).method &&
    typeof url === "string" &&
    typeof attempt === "number" &&
    typeof durationMs === "number" &&
    isAbsentOr(status, isStatus) &&
    isAbsentOr(rateLimit, (given) => isJsonObject(given) && Object.values(given).every(isText)) &&
    [value["requestBody"], value["responseBody"], value["contentType"], value["accept"], value["error"]].every(
      (given) => isAbsentOr(given, isText),
    )
  );
}

function isAbsentOr(value: JsonValue | undefined, holds: (value: JsonValue) => boolean): boolean {
  return value === undefined || holds(value);
}

function isStatus(value: JsonValue): boolean {
  return Number.isInteger(value) && Number(value) >= 100 && Number(value) <= 599;
}

function isText(value: JsonValue): boolean {
  return typeof value === "string";
}
