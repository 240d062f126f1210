import { isJsonObject } from "../values/json.ts";
import { actAs } from "./act-as.ts";
import { watchForAudit } from "./audit/record.ts";
import { authenticate } from "./authenticate.ts";
import { strike, type FaultFinder } from "./faults.ts";
import type { CommitChange } from "./commit-changes.ts";
import type { OperationHandler } from "./handler.ts";
import { leaveOutFields } from "./leave-out-fields.ts";
import { checkRequestType, negotiateResponseType } from "./media-types.ts";
import type { Operation } from "./operations.ts";
import { pause } from "./pause.ts";
import type { RateLimiter } from "./rate-limiter.ts";
import { readBody } from "./read-body.ts";
import { readParameters } from "./read-parameters.ts";
import { refuse, refuseFaults } from "./refusal.ts";
import { respondData } from "./respond.ts";
import type { DroppedCall } from "./tracking/dropped-call.ts";
import { checkBody, checkParameters } from "./validate-input.ts";
import type { TakeTurn } from "./take-turn.ts";
import type { World } from "./world.ts";

/** What serving needs besides the world that handlers see. */
export interface Services {
  world: World;
  limiter: RateLimiter;
  findFaults: FaultFinder;
  /** Makes a change and saves it, before it is answered. */
  commit: CommitChange;
  /** Runs what a request does with the state. */
  turn: TakeTurn;
  /** Told of each call of the tracking API that was dropped, once it is answered for. */
  onDropped: (call: DroppedCall) => void;
}

/** A request that the router has matched. */
export interface MatchedRequest {
  request: Request;
  /** Path parameters, percent-decoded. */
  path: Readonly<Record<string, string>>;
}

/**
 * Serves one request, step by step: who, whether it is served, faults, limit, media types, input, change, save, delay.
 * Throws `Refusal` for every answer that is not a success, `ConnectionReset` when a fault leaves no answer at all, and
 * the reason of the request's signal when the client gives up while it is kept waiting.
 */
export async function serveOperation(
  operation: Operation,
  handler: OperationHandler | undefined,
  { request, path }: MatchedRequest,
  { world, limiter, findFaults, commit, turn }: Services,
): Promise<Response> {
  const { settings } = world;
  const caller = actAs(authenticate(request, settings), world);
  const { tokenId, actor } = caller;
  if (handler === undefined) throw refuse(501, `The simulator does not serve ${operation.operationId} yet.`);
  const url = new URL(request.url);
  const faults = findFaults(operation.operationId, url.pathname + url.search);
  const failure = await strike(faults, "before", request, settings);
  if (failure !== undefined) return failure;
  const rateHeaders = limiter.consume({ operation, tokenId, spaceId: path["spaceId"] ?? "" });
  const mediaType = negotiateResponseType(operation, request.headers.get("accept"), settings);
  checkRequestType(operation, request.headers.get("content-type"), settings);

  const parameters = readParameters(operation, path, url.searchParams, settings);
  const { body, faults: syntaxFaults } = await readBody(operation, request);
  const writes = operation.method !== "GET";
  const data = await turn(writes, async () => {
    refuseFaults([
      ...checkParameters(operation, parameters),
      ...(syntaxFaults.length > 0 ? syntaxFaults : checkBody(operation, body)),
      ...(isJsonObject(body) ? (handler.check?.(body, world) ?? []) : []),
    ]);
    // A write that is only echoed changes a copy, which nobody sees.
    const echoes = writes && settings.writes === "echoed";
    const seen = echoes ? { ...world, state: structuredClone(world.state) } : world;
    const answer = (): unknown => {
      const { operationId } = operation;
      const record = watchForAudit({ operationId, parameters, body, caller }, seen);
      const headers = Object.fromEntries(request.headers);
      const handled = handler.handle({ parameters, body, actor, headers }, seen);
      record(handled);
      return leaveOutFields(operationId, handled, settings);
    };
    return writes && !echoes ? await commit(answer) : answer();
  });
  // The page shows what there was when it was asked for: a change in the meantime comes too late for it.
  const reply = handler.reply?.(parameters) ?? { delayMs: 0, status: 200 };
  const delayMs = reply.delayMs + (operation.isList ? world.clock.durationMs(settings.pageDelaySeconds) : 0);
  if (delayMs > 0) await pause(delayMs, request.signal);
  const answer = respondData(data, mediaType, rateHeaders, reply.status);
  return (await strike(faults, "after", request, settings, answer)) ?? answer;
}
