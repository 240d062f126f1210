import type { KindOperations, ObjectPlace, ResourceKind } from "../resources/kind.ts";
import type { Prepare } from "../segment/call-input.ts";
import type { SegmentClient } from "../segment/client.ts";
import { SegmentNetworkError } from "../segment/errors.ts";
import { leaveOutNulls } from "../segment/leave-out-nulls.ts";
import type { OperationId } from "../segment/operations.ts";
import type { Turn } from "../segment/send-through-lane.ts";
import { isJsonObject, type JsonObject } from "../values/json.ts";

/** Where objects are read and written: a client and the space they live in. */
export interface SpaceAccess {
  client: SegmentClient;
  spaceId: string;
  signal?: AbortSignal | undefined;
  /** How requests wait for their turn at the gate of their lane. Default: in the order in which they come. */
  turn?: Turn;
}

/** The same access, with requests that nothing takes out of the line any more: they follow up what was begun. */
export function toItsEnd({ client, spaceId, signal, turn }: SpaceAccess): SpaceAccess {
  return { client, spaceId, signal, turn: { priority: turn?.priority ?? 0 } };
}

/** The same access, with requests that go before all others: what waits for them holds a place already. */
export function atOnce(access: SpaceAccess): SpaceAccess {
  return { ...access, turn: { ...access.turn, priority: Number.POSITIVE_INFINITY } };
}

/** Path, query and body as the table of a kind names them, for any operation. */
export interface KindCall {
  path?: object;
  query?: object;
  body?: object | undefined;
  signal?: AbortSignal | undefined;
  turn?: Turn | undefined;
  prepare?: Prepare | undefined;
}

/** What is written, and where: the body, or what finds it out just before it is sent. */
export interface KindInput extends PlaceInSpace {
  body?: JsonObject;
  prepare?: (open: boolean) => Promise<{ body?: JsonObject | undefined; lookedAtMs: number }>;
}

/**
 * The client as the table of kinds sees it: which operation is meant is known while the program runs only, so the shapes
 * of path and body are held by the API's own validation and by the tests that run every verb of every kind.
 */
export interface KindSender {
  call(operation: OperationId, input: KindCall): Promise<unknown>;
}

/** An object within a space; see `ObjectPlace`. */
export type PlaceInSpace = Omit<ObjectPlace, "space">;

/**
 * Sends the operation that a kind's table names for a verb.
 *
 * @throws {TypeError} when the kind has none for it.
 */
export async function callKind(
  access: SpaceAccess,
  kind: ResourceKind,
  verb: keyof KindOperations,
  { body, prepare, ...place }: KindInput,
): Promise<JsonObject> {
  const operation = operationOf(kind, verb);
  const sender: KindSender = access.client;
  const { path, query, body: placing } = kind.parametersOf(verb, { space: access.spaceId, ...place });
  const placed = (values?: JsonObject): JsonObject | undefined => values && { ...placing, ...values };
  const call: KindCall = {
    path,
    ...(query && { query }),
    ...(body && { body: placed(body) }),
    ...(prepare && {
      prepare: async (open) => {
        const prepared = await prepare(open);
        return { ...prepared, body: placed(prepared.body) };
      },
    }),
    signal: access.signal,
    turn: access.turn,
  };
  return dataOf(operation, await sender.call(operation, call));
}

/**
 * The operation that a kind has for a verb.
 *
 * @throws {TypeError} when it has none.
 */
export function operationOf(kind: ResourceKind, verb: keyof KindOperations): OperationId {
  const operation = kind.operations[verb];
  if (!operation) throw new TypeError(`the kind ${kind.kind} has no operation to ${verb}`);
  return operation;
}

/**
 * The data of an answer, which is an object in every operation. What is not told is left out.
 *
 * @throws {SegmentNetworkError} when it is none.
 */
export function dataOf(operation: OperationId, data: unknown): JsonObject {
  if (isJsonObject(data)) return leaveOutNulls(operation, data);
  throw new SegmentNetworkError(operation, "the answer is no object");
}
