import { randomInt } from "node:crypto";
import type { Exchange } from "../segment/exchange.ts";
import { networkFailureIn } from "../segment/network-failure.ts";
import { operationRow } from "../segment/operations.ts";
import type { OpenApiSchema } from "../simulator/openapi.ts";
import { operations, type Operation } from "../simulator/operations.ts";
import type { JsonValue } from "../values/json.ts";
import { completeJson } from "./complete-json.ts";
import { createPlaceholders, type Placeholders } from "./placeholders.ts";
import type { RecordedExchange } from "./recorded-exchange.ts";
import { sanitiseHeaders } from "./sanitise-headers.ts";
import { sanitiseTarget } from "./sanitise-target.ts";
import { sanitiseValue, type SanitiserContext } from "./sanitise-value.ts";
import { alternativesOf } from "./schema-places.ts";

/** Makes a recording, exchange by exchange. */
export interface Sanitiser {
  /** The exchange without anybody's data. */
  take: (exchange: Exchange) => RecordedExchange;
  /** What stands for what so far. It never leaves the program. */
  placeholders: Placeholders;
}

/** What a recording begins with. */
export interface SanitiserOptions {
  /**
   * Texts that the program wrote itself and that say nothing about anybody: they are kept wherever they stand whole. It is
   * looked into at each exchange, so it may grow. Default: none.
   */
  ownTexts?: ReadonlySet<string>;
  /** When the recording begins, in milliseconds since 1970. Default: when its first exchange was sent. */
  startMs?: number;
  /**
   * How many seconds instants long before the recording are moved back. Default: a random number of up to a year, which is kept
   * nowhere, so that the day of the recording does not tell dates. A replay of its own needs none.
   */
  agingSeconds?: number;
}

/** So many seconds are the most that something is aged by. */
const MOST_AGING_SECONDS = 365 * 86_400;

const byId: ReadonlyMap<string, Operation> = new Map(operations.map((each) => [each.operationId, each]));
const failureSchema: OpenApiSchema = { $ref: "#/components/schemas/RequestErrorEnvelope" };

/** A recording that begins. What one text became, it becomes in all of its exchanges. */
export function createSanitiser({
  ownTexts = new Set(),
  startMs,
  agingSeconds = randomInt(1, MOST_AGING_SECONDS),
}: SanitiserOptions = {}): Sanitiser {
  const placeholders = createPlaceholders();
  let [n, beganMs] = [0, startMs];
  return {
    placeholders,
    take(exchange) {
      const sentMs = Date.parse(exchange.time);
      beganMs ??= sentMs;
      n += 1;
      return sanitise(
        exchange,
        { n, atMs: sentMs - beganMs },
        { placeholders, ownTexts, startMs: beganMs, agingSeconds },
      );
    },
  };
}

function sanitise(
  exchange: Exchange,
  order: Pick<RecordedExchange, "n" | "atMs">,
  context: SanitiserContext,
): RecordedExchange {
  const { operation: name, url, attempt, status, durationMs, error } = exchange;
  const operation = byId.get(name);
  if (operation === undefined) throw new Error(`the OpenAPI file has no operation ${name}`);
  const mediaType = `application/vnd.segment.${operationRow(name).version}+json`;
  const hasBody = exchange.requestBody !== undefined;
  const requestHeaders = { accept: exchange.accept ?? mediaType, ...(hasBody && { "content-type": mediaType }) };
  const { path, query } = sanitiseTarget(url, operation, context);
  const sent = readBody(exchange.requestBody, operation.bodySchema, context);
  const answered = readBody(exchange.responseBody, answerSchema(operation, status), context);
  return {
    ...order,
    operation: name,
    attempt,
    // That of the operation, whatever a file of somebody's says.
    request: {
      method: operation.method,
      path,
      query,
      headers: sanitiseHeaders(requestHeaders, context),
      ...sent?.body,
    },
    ...(status !== undefined && {
      status,
      headers: sanitiseHeaders({ ...exchange.rateLimit, "content-type": exchange.contentType }, context),
      ...answered?.body,
      ...(answered?.isCut && { bodyIsCut: true as const }),
    }),
    ...(error !== undefined && { failure: failureWord(error) }),
    ms: durationMs,
  };
}

function answerSchema({ responseSchemas }: Operation, status: number | undefined): OpenApiSchema | undefined {
  const isFailure = status !== undefined && status >= 400;
  return responseSchemas[String(status)] ?? (isFailure ? failureSchema : responseSchemas["200"]);
}

function readBody(
  text: string | undefined,
  schema: OpenApiSchema | undefined,
  context: SanitiserContext,
): { body: { body: JsonValue }; isCut: boolean } | undefined {
  if (text === undefined || text === "") return undefined;
  const place = { allowed: alternativesOf(schema), name: "", holder: "" };
  const sanitised = (value: JsonValue, isCut: boolean) => ({
    body: { body: sanitiseValue(value, place, context) },
    isCut,
  });
  try {
    return sanitised(JSON.parse(text) as JsonValue, false);
  } catch {
    // A trace keeps the beginning of a long answer; what else is no JSON is a page of a gateway.
    const start = /^\s*[[{]/.test(text) ? completeJson(text) : undefined;
    return sanitised(start ?? text, start !== undefined);
  }
}

/** Messages of the network name hosts. The code in them says what went wrong. */
function failureWord(error: string): string {
  return networkFailureIn(error) ?? `<text:${error.length}>`;
}
