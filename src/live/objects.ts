import { type JsonObject, isJsonObject } from "../values/json.ts";
import type { KindOperations, ObjectPlace, ResourceKind } from "../resources/kind.ts";
import { kindOf } from "../resources/kinds.ts";
import type { LiveResource } from "../resources/resource.ts";
import type { SegmentClient } from "../segment/client.ts";
import type { Turn } from "../segment/send-through-lane.ts";
import { SegmentApiError, SegmentNetworkError } from "../segment/errors.ts";
import { listAll, type ListOperationId } from "../segment/list.ts";
import { isOperationId, operationRow, type OperationId } from "../segment/operations.ts";

/** Where objects are read and written: a client and the space they live in. */
export interface SpaceAccess {
  client: SegmentClient;
  spaceId: string;
  signal?: AbortSignal | undefined;
  /** How requests wait for their turn at the gate of their lane. Default: in the order in which they come. */
  turn?: Turn;
}

/** The same access, with requests that nothing takes out of the line any more. */
export function withoutTurn({ client, spaceId, signal }: SpaceAccess): SpaceAccess {
  return { client, spaceId, signal };
}

/** An object within a space; see `ObjectPlace`. */
export type PlaceInSpace = Omit<ObjectPlace, "space">;

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
  { body, ...place }: PlaceInSpace & { body?: JsonObject },
): Promise<JsonObject> {
  const operation = operationOf(kind, verb);
  const { path, query, body: placing } = kind.parametersOf(verb, { space: access.spaceId, ...place });
  const call = {
    path,
    ...(query && { query }),
    ...(body && { body: { ...placing, ...body } }),
    signal: access.signal,
    turn: access.turn,
  };
  return (await access.client.call(operation, call as never)) as unknown as JsonObject;
}

/** Every live object of a kind in one place, in pages as large as the API allows. */
export async function listObjects(
  access: SpaceAccess,
  kind: ResourceKind,
  within: readonly string[] = [],
): Promise<LiveResource[]> {
  const entries = await listEntries(access, kind, within, kind.listQuery);
  return entries.map((entry) => kind.fromWire(entry, within));
}

/** What a list answers, as it came. */
export async function listEntries(
  access: SpaceAccess,
  kind: ResourceKind,
  within: readonly string[] = [],
  extra?: Readonly<Record<string, string>>,
): Promise<JsonObject[]> {
  const { path, query } = kind.parametersOf("list", { space: access.spaceId, within });
  const operation = operationOf(kind, "list");
  const input = { path, query: { ...query, ...extra }, signal: access.signal, turn: access.turn };
  // Schedules come whole; every other list in pages.
  if (operationRow(operation).page) return await listAll(access.client, operation as ListOperationId, input as never);
  const data = (await access.client.call(operation, input as never)) as unknown as JsonObject;
  const list = Object.values(data).find(Array.isArray);
  if (!list) throw new SegmentNetworkError(operation, "the answer has no list");
  return list as JsonObject[];
}

/**
 * The live objects of a kind that have a display name. The server's search is only a sieve: how it is encoded is not
 * documented (API.md 1.5), so what it answers is compared again here.
 */
export async function findObjectsByName(
  access: SpaceAccess,
  kind: ResourceKind,
  name: string,
): Promise<LiveResource[]> {
  const sieve = { "search.type": "NAME", "search.query": name.slice(0, 255) };
  const entries = await listEntries(access, kind, [], kind.searchable ? sieve : undefined);
  return entries.map((entry) => kind.fromWire(entry, [])).filter((live) => live.name === name);
}

/** One live object as it is now, or `undefined` when there is none with that id. */
export async function readObject(
  access: SpaceAccess,
  kindName: string,
  { within, id }: PlaceInSpace & { id: string },
): Promise<LiveResource | undefined> {
  const kind = kindOf(kindName);
  try {
    if (kind.operations.get === undefined)
      return (await listObjects(access, kind, within)).find((object) => object.id === id);
    const data = await callKind(access, kind, "get", { within, id });
    return kind.fromWire(objectIn(data, kind), within);
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
  if (isJsonObject(object)) return object;
  throw new SegmentNetworkError(operationOf(kind, "create"), `the answer has no ${kind.dataKey}`);
}

function operationOf(kind: ResourceKind, verb: keyof KindOperations): OperationId {
  const name = kind.operations[verb] ?? "";
  if (!isOperationId(name)) throw new TypeError(`the kind ${kind.kind} has no operation to ${verb}`);
  return name;
}
