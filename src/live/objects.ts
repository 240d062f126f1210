import { isJsonObject, type JsonObject, type JsonValue } from "../values/json.ts";
import type { ResourceKind } from "../resources/kind.ts";
import { kindOf } from "../resources/kinds.ts";
import type { LiveResource } from "../resources/resource.ts";
import { objectOf } from "../resources/wire-values.ts";
import type { SegmentClient } from "../segment/client.ts";
import { SegmentApiError, SegmentNetworkError } from "../segment/errors.ts";
import { isListOperation, type ListOperationId, listAll } from "../segment/list.ts";
import type { OperationId } from "../segment/operations.ts";
import {
  callKind,
  dataOf,
  operationOf,
  type KindCall,
  type KindSender,
  type PlaceInSpace,
  type SpaceAccess,
} from "./call-kind.ts";

/** Lists as the table of kinds sees them. */
const lister: {
  listAll(client: SegmentClient, operation: ListOperationId, input: KindCall): Promise<readonly JsonValue[]>;
} = { listAll };

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
  const { operation, input } = listCall(access, kind, within, extra);
  // Schedules come whole; every other list in pages.
  if (isListOperation(operation)) return (await lister.listAll(access.client, operation, input)).map(objectOf);
  const sender: KindSender = access.client;
  const list = listIn(dataOf(operation, await sender.call(operation, input)));
  if (!list) throw new SegmentNetworkError(operation, "the answer has no list");
  return [...list];
}

/** The first entries of a list, and how many it has in all, as far as the API says. One request. */
export async function readFirstEntries(
  access: SpaceAccess,
  kind: ResourceKind,
  within: readonly string[],
  count: number,
): Promise<{ entries: readonly JsonObject[]; total: number | undefined }> {
  const { operation, input } = listCall(access, kind, within, { "pagination.count": count });
  const sender: KindSender = access.client;
  const data = dataOf(operation, await sender.call(operation, input));
  const { totalEntries } = objectOf(data["pagination"]);
  return { entries: listIn(data) ?? [], total: typeof totalEntries === "number" ? totalEntries : undefined };
}

function listCall(
  { spaceId, signal, turn }: SpaceAccess,
  kind: ResourceKind,
  within: readonly string[],
  extra?: Readonly<Record<string, string | number>>,
): { operation: OperationId; input: KindCall } {
  const { path, query } = kind.parametersOf("list", { space: spaceId, within });
  return { operation: operationOf(kind, "list"), input: { path, query: { ...query, ...extra }, signal, turn } };
}

function listIn(data: JsonObject): readonly JsonObject[] | undefined {
  return Object.values(data).find(Array.isArray)?.map(objectOf);
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
