import { Activity, type ClientActivity } from "./activity.ts";
import { readAnswer } from "./answer.ts";
import type { CallInput } from "./call-input.ts";
import type { SegmentClientOptions } from "./client-options.ts";
import type { Operations } from "./generated/wire.ts";
import { createLanes, type TroubleListener, type WaitListener } from "./lanes.ts";
import { createMask, redactTexts } from "./mask.ts";
import { operationRow, type OperationId } from "./operations.ts";
import { Secret } from "./secret.ts";
import { createSendOperation, type SendOperation } from "./send-operation.ts";

export type { SegmentClientOptions } from "./client-options.ts";

/** Sends operations of the Public API through the gates of their lanes. */
export interface SegmentClient {
  /**
   * Sends one operation and answers its `data`.
   *
   * @throws {SegmentApiError} when the API answered with an error.
   * @throws {SegmentNetworkError} when there was no usable answer.
   * @throws {SegmentDownError} when nothing of the lane is sent any more, because it has been in trouble for minutes or
   *   the API asked to wait for longer than ten.
   * @throws {PathParameterError} when a path parameter cannot be part of a path; nothing was sent.
   * @throws {TokenInBodyError} when the body has the token in it; nothing was sent.
   * @throws The signal's reason when that aborted. A write may have taken effect all the same.
   */
  call<Id extends OperationId>(operation: Id, input: CallInput<Id>): Promise<Operations[Id]["data"]>;
  /** From now on, tells a listener of lanes in trouble, and no other any more. */
  onTrouble?: (listener: TroubleListener) => void;
  /** From now on, tells a listener of waits that last longer than two seconds, and no other any more. */
  onWait?: (listener: WaitListener) => void;
  /** What the client is busy with just now. */
  activity?: () => ClientActivity;
  /** Told by the reader of a list how many more pages there are, 0 at its end, so that `activity` knows. */
  expectPages?: (operation: OperationId, pages: number) => void;
}

/** A client that also sends what an operation does not take, and answers whatever comes. */
export interface OpenSegmentClient extends SegmentClient {
  /**
   * Sends one operation as `call` does, and answers the response that stands, errors included. A secret in it is not
   * masked.
   *
   * @throws What `call` throws, `SegmentApiError` excepted.
   */
  send: SendOperation;
}

/**
 * A client for one token and host. It sends nothing until it is called.
 *
 * @throws {TypeError} when the token has characters that no header can carry.
 */
export function createSegmentClient(options: SegmentClientOptions): OpenSegmentClient {
  const { token, apiUrl, limits, timeScale = 1 } = options;
  // Found out by `Headers`, it would be quoted in the message.
  if (!/^[\u0021-\u007e]+$/.test(token.reveal())) throw new TypeError("the API token cannot be sent in a header");
  // The path to a gateway may be what lets a program through, and errors quote what they were asked for.
  const mask = createMask([token, new Secret(new URL(apiUrl).pathname), ...(options.secrets ?? [])]);
  const tell: { trouble?: TroubleListener; wait?: WaitListener } = {};
  const activity = new Activity();
  const laneOf = createLanes(limits, timeScale, {
    onTrouble(lane, trouble) {
      activity.wait(lane, { reason: "failed", waitMs: trouble?.pauseMs ?? 0 });
      tell.trouble?.(lane, trouble);
    },
    onWait: (...news) => tell.wait?.(...news),
    onEveryWait: (lane, wait) => activity.wait(lane, wait),
  });

  const sendOperation = createSendOperation(options, laneOf, mask);
  const send: SendOperation = async (operation, request) => {
    activity.begin(operation);
    try {
      return await sendOperation(operation, request);
    } finally {
      activity.end(operation);
    }
  };

  return {
    onTrouble: (listener) => void (tell.trouble = listener),
    onWait: (listener) => void (tell.wait = listener),
    activity: () => activity.look(),
    expectPages: (operation, pages) => activity.expect(operation, pages),
    send,
    async call<Id extends OperationId>(operation: Id, input: CallInput<Id>) {
      const data = await readAnswer(operation, await send(operation, input), mask);
      return (operationRow(operation).echoesRequest ? redactTexts(data, mask) : data) as Operations[Id]["data"];
    },
  };
}
