import { isJsonObject, type JsonObject, type JsonValue } from "../values/json.ts";
import { operations } from "../simulator/operations.ts";
import type { RecordedExchange } from "./recorded-exchange.ts";

/** A line of a file is not what it should be. */
export class RecordingError extends Error {
  override readonly name = "RecordingError";
  /** The line, from 1. */
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

/** The JSON objects of a file with one on each line; empty lines are none. @throws {RecordingError} for anything else. */
export function readJsonLines(text: string): { line: number; value: JsonObject }[] {
  return text.split("\n").flatMap((content, index) => {
    if (content.trim() === "") return [];
    const value = parse(content);
    if (!isJsonObject(value)) throw new RecordingError(index + 1, "the line is not a JSON object");
    return [{ line: index + 1, value }];
  });
}

const methods = new Map(operations.map(({ operationId, method }) => [operationId, method] as const));

/** Reads a recording. What a newer version adds is let through. @throws {RecordingError} for a line that is no exchange. */
export function readRecording(text: string): RecordedExchange[] {
  return readJsonLines(text).map(({ line, value }) => {
    const fault = faultOf(value);
    if (fault !== undefined) throw new RecordingError(line, fault);
    return value as unknown as RecordedExchange;
  });
}

function faultOf({ n, operation, atMs, request, status, headers }: JsonObject): string | undefined {
  if (typeof n !== "number" || typeof atMs !== "number" || !isJsonObject(request))
    return "the line is no exchange of a recording";
  if (typeof operation !== "string" || !methods.has(operation)) return "the exchange is of no operation that is known";
  if (status !== undefined && typeof status !== "number") return "the status of the exchange is not a number";
  const { method, path, query } = request;
  const isQuery = Array.isArray(query) && query.every((pair) => isPair(pair));
  if (method !== methods.get(operation) || !isPath(path) || !isQuery)
    return "the request of the exchange cannot be read";
  if (!isHeaders(request["headers"]) || (headers !== undefined && !isHeaders(headers)))
    return "the headers of the exchange cannot be read";
  return undefined;
}

function isPair(value: unknown): boolean {
  return Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === "string");
}

/** Parts of a path are encoded, but for placeholders. */
function isPath(path: JsonValue | undefined): path is string {
  return typeof path === "string" && /^(?:\/(?:<[a-z]+:\d+(?:#\d+)?>|(?:[\w.~!*'()-]|%[\dA-F]{2})*))+$/.test(path);
}

function isHeaders(value: JsonValue | undefined): boolean {
  return (
    isJsonObject(value) &&
    Object.entries(value).every(
      ([name, text]) => /^[a-z-]+$/.test(name) && typeof text === "string" && /^[\u0020-\u007e]*$/.test(text),
    )
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
