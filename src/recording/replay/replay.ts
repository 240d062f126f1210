import type { Exchange } from "../../segment/exchange.ts";
import { createSimulator } from "../../simulator/simulator.ts";
import type { SimulatorSettings } from "../../simulator/settings.ts";
import type { JsonValue } from "../../values/json.ts";
import type { RecordedExchange } from "../recorded-exchange.ts";
import { createSanitiser } from "../sanitise-exchange.ts";
import { createBindings } from "./bindings.ts";
import { compareValues, type ValueDifference } from "./compare-values.ts";
import { depthOf } from "./depth.ts";
import { fillRequest } from "./fill-request.ts";
import { keptTexts } from "./kept-texts.ts";
import { rebuildState } from "./rebuild-state.ts";

/** What a recording is replayed against. */
export interface ReplayOptions {
  /** What the simulator does where the API is not documented. Limits of requests are never in force. */
  settings?: Partial<SimulatorSettings>;
  /** How much faster than real time ran what was recorded. Default 1. */
  timeScale?: number;
}

/** A place where the simulator answers otherwise than what was recorded. */
export interface ExchangeDifference extends ValueDifference {
  n: number;
  operation: string;
}

/** What came of a replay. */
export interface ReplayResult {
  differences: ExchangeDifference[];
  /** How many exchanges were sent again and compared whole. */
  compared: number;
  /** How many of them only by status, media type and the outermost names: what they show is not rebuilt. */
  comparedInPart: number;
  /** The exchanges that were not sent again: their answers say nothing, or show one thing that is not rebuilt. */
  skipped: number[];
}

/**
 * Answers that depend on nothing that a recording knows: none at all, too many requests, a failure of the server, and the
 * refusal of a hidden query, in whose place another one would be sent.
 */
function isReplayable({ status, request }: RecordedExchange): boolean {
  if (status === undefined || status === 429 || status >= 500) return false;
  return status < 400 || !/"<(?:filter)?query:\d/.test(JSON.stringify(request.body ?? null));
}

/**
 * Sends the requests of a recording to a simulator, in the order in which they were sent and at the same distances on its
 * clock, and compares the answers. The simulator begins with what the recording shows of the space before.
 */
export async function replay(
  recording: readonly RecordedExchange[],
  options: ReplayOptions = {},
): Promise<ReplayResult> {
  const startMs = Date.now();
  const inOrder = recording.toSorted((a, b) => a.atMs - b.atMs);
  const { state, before } = rebuildState(inOrder, startMs);
  let nowMs = startMs;
  const simulator = createSimulator({
    state,
    settings: { ...options.settings, rateLimits: false, failureRate: 0 },
    timeScale: options.timeScale ?? 1,
    now: () => nowMs,
  });
  const sanitiser = createSanitiser({ startMs, ownTexts: keptTexts(recording), agingSeconds: 0 });
  const bindings = createBindings(sanitiser.placeholders, startMs);
  const result: ReplayResult = { differences: [], compared: 0, comparedInPart: 0, skipped: [] };
  for (const exchange of inOrder) {
    const { n, operation, atMs, bodyIsCut: isCut = false } = exchange;
    const depth = depthOf(exchange, before);
    if (!isReplayable(exchange) || depth === 0) {
      result.skipped.push(n);
      continue;
    }
    nowMs = Math.max(nowMs, startMs + atMs);
    const request = fillRequest(exchange, bindings);
    const response = await simulator.fetch(request);
    const replayed = sanitiser.take(await toExchange(exchange, request, response, nowMs));
    if (depth === Number.POSITIVE_INFINITY) result.compared += 1;
    else result.comparedInPart += 1;
    const found = compareValues(comparable(exchange), comparable(replayed), { bindings, isCut, depth });
    result.differences.push(...found.map((difference) => ({ n, operation, ...difference })));
  }
  return result;
}

/** What of an answer is compared. Limits of requests count what else was sent with the same token. */
function comparable({ status, headers, body }: RecordedExchange): JsonValue {
  const contentType = headers?.["content-type"];
  return {
    status: status ?? null,
    ...(contentType !== undefined && { headers: { "content-type": contentType } }),
    ...(body !== undefined && { body }),
  };
}

async function toExchange(
  { operation, attempt }: RecordedExchange,
  request: Request,
  response: Response,
  nowMs: number,
): Promise<Exchange> {
  const { pathname, search } = new URL(request.url);
  const contentType = response.headers.get("content-type");
  return {
    time: new Date(nowMs).toISOString(),
    operation: operation as Exchange["operation"],
    method: request.method,
    url: pathname + search,
    attempt,
    status: response.status,
    ...(contentType !== null && { contentType }),
    responseBody: await response.text(),
    durationMs: 0,
  };
}
