import type { KindOperations, ResourceKind } from "../resources/kind.ts";
import { kindOf } from "../resources/kinds.ts";
import type { JsonObject, LiveResource } from "../resources/resource.ts";
import type { SegmentClient } from "../segment/client.ts";
import { SegmentApiError, SegmentNetworkError } from "../segment/errors.ts";
import { listAll, type ListOperationId } from "../segment/list.ts";
import { isOperationId, type OperationId } from "../segment/operations.ts";

/** Where objects are read and written: a client and the space they live in. */
export interface SpaceAccess {
  client: SegmentClient;
  spaceId: string;
  signal?: AbortSignal | undefined;
}

/**
 * Sends the operation that a kind's table names for a verb. The table is data, so the shapes of path and body are held
 * by the API's own validation and by the tests that run every verb of every kind.
 *
 * @throws {TypeError} when the table names an operation that the API does not have: a mistake in the table.
 */
export async function callKind(
  access: SpaceAccess,
  kind: ResourceKind,
  verb: keyof KindOperations,
  input: { id?: string; body?: JsonObject },
): Promise<JsonObject> {
  const operation = operationOf(kind, verb);
  const path = { spaceId: access.spaceId, ...(input.id !== undefined && { id: input.id }) };
  const call = { path, ...(input.body && { body: input.body }), signal: access.signal };
  return (await access.client.call(operation, call as never)) as unknown as JsonObject;
}

/** Every live object of a kind, in pages as large as the API allows. */
export async function listObjects(access: SpaceAccess, kind: ResourceKind): Promise<LiveResource[]> {
  const entries = await listAll(access.client, listOperationOf(kind), listInput(access));
  return entries.map((entry) => kind.fromWire(entry as unknown as JsonObject));
}

/**
 * The live objects of a kind that have a display name. The server's search is only a sieve: how it is encoded is not
 * documented (facts 1.4), so what it answers is compared again here.
 */
export async function findObjectsByName(
  access: SpaceAccess,
  kind: ResourceKind,
  name: string,
): Promise<LiveResource[]> {
  const query = { "search.type": "NAME", "search.query": name.slice(0, 255) };
  const entries = await listAll(access.client, listOperationOf(kind), listInput(access, query));
  return entries.map((entry) => kind.fromWire(entry as unknown as JsonObject)).filter((live) => live.name === name);
}

/** One live object as it is now, or `undefined` when there is none with that id. */
export async function readObject(access: SpaceAccess, kindName: string, id: string): Promise<LiveResource | undefined> {
  const kind = kindOf(kindName);
  try {
    const data = await callKind(access, kind, "get", { id });
    return kind.fromWire(objectIn(data, kind));
  } catch (error) {
    if (error instanceof SegmentApiError && error.kind === "not-found") return undefined;
    throw error;
  }
}

/**
 * The object in the data of an answer.
 *
 * @throws {SegmentNetworkError} when the answer has none.
 */
export function objectIn(data: JsonObject, kind: ResourceKind): JsonObject {
  const object = data[kind.dataKey];
  if (typeof object === "object" && object !== null && !Array.isArray(object)) return object;
  throw new SegmentNetworkError(operationOf(kind, "get"), `the answer has no ${kind.dataKey}`);
}

function listInput(access: SpaceAccess, query?: Record<string, string>): never {
  return { path: { spaceId: access.spaceId }, ...(query && { query }), signal: access.signal } as never;
}

function listOperationOf(kind: ResourceKind): ListOperationId {
  return operationOf(kind, "list") as ListOperationId;
}

function operationOf(kind: ResourceKind, verb: keyof KindOperations): OperationId {
  const name = kind.operations[verb];
  if (!isOperationId(name)) throw new TypeError(`the kind ${kind.kind} names an unknown operation ${name}`);
  return name;
}
