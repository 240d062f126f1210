import { isJsonObject, type JsonObject, type JsonValue } from "../values/json.ts";
import type { ResourceKind } from "../resources/kind.ts";
import { kindOf } from "../resources/kinds.ts";
import type { LiveResource } from "../resources/resource.ts";
import { objectOf } from "../resources/wire-values.ts";
import { leaveOutNulls } from "../segment/leave-out-nulls.ts";
import type { SegmentClient } from "../segment/client.ts";
import { IncompleteAnswerError, SegmentApiError, SegmentNetworkError } from "../segment/errors.ts";
import { isListOperation, type ListOperationId, readList, type WholeList } from "../segment/list.ts";
import { operationRow, type OperationId } from "../segment/operations.ts";
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
  readList(client: SegmentClient, operation: ListOperationId, input: KindCall): Promise<WholeList<JsonValue>>;
} = { readList };

/** Every live object of a kind in one place, in pages as large as the API allows. */
export async function listObjects(
  access: SpaceAccess,
  kind: ResourceKind,
  within: readonly string[] = [],
): Promise<LiveResource[]> {
  const { entries } = await listEntries(access, kind, within, kind.listQuery);
  return entries.map((entry) => toLive(kind, kind.operations.list, entry, within));
}

/**
 * The live resource in an object that the API answered.
 *
 * @throws {IncompleteAnswerError} when nobody could say which object it is.
 */
export function toLive(
  kind: ResourceKind,
  operation: OperationId,
  answer: JsonObject,
  within: readonly string[],
): LiveResource {
  checkIdentity(kind, operation, answer, kind.identity);
  return kind.fromWire(answer, within);
}

/** @throws {IncompleteAnswerError} when an object that the API answered lacks one of the given texts. */
export function checkIdentity(
  kind: ResourceKind,
  operation: OperationId,
  answer: JsonObject,
  keys: readonly string[],
): void {
  const filled = (key: string): boolean => typeof answer[key] === "string" && answer[key] !== "";
  const missing = keys.find((key) => !filled(key));
  if (missing === undefined) return;
  const known = ["name", "activationName", "id"].find(filled) ?? "";
  const subject = known === "" ? `one ${kind.dataKey}` : `the ${kind.dataKey} ${JSON.stringify(answer[known])}`;
  throw new IncompleteAnswerError(operation, subject, missing);
}

/** What a list answers. What is not told is left out. */
export async function listEntries(
  access: SpaceAccess,
  kind: ResourceKind,
  within: readonly string[] = [],
  extra?: Readonly<Record<string, string>>,
): Promise<WholeList<JsonObject>> {
  const { operation, input } = listCall(access, kind, within, extra);
  // Schedules come whole; every other list in pages.
  if (isListOperation(operation)) {
    const { entries: listed, proven } = await lister.readList(access.client, operation, input);
    const entries = listed.map(objectOf);
    leaveOutNulls(operation, { [operationRow(operation).page?.items ?? ""]: entries });
    return { entries, proven };
  }
  const sender: KindSender = access.client;
  const list = listIn(operation, dataOf(operation, await sender.call(operation, input)));
  if (!list) throw new SegmentNetworkError(operation, "the answer has no list");
  return { entries: [...list], proven: true };
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
  return { entries: listIn(operation, data) ?? [], total: typeof totalEntries === "number" ? totalEntries : undefined };
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

function listIn(operation: OperationId, data: JsonObject): readonly JsonObject[] | undefined {
  return Object.values(data)
    .find(Array.isArray)
    ?.map((entry: JsonValue, index) => objectAt(operation, "the list", entry, index));
}

/**
 * An entry of a list, which is an object. A `null` is none, and nobody knows what it stands for: an object that is there
 * and would look as if it were missing.
 *
 * @throws {IncompleteAnswerError} when it is something else.
 */
export function objectAt(operation: OperationId, list: string, entry: JsonValue, index: number): JsonObject {
  if (isJsonObject(entry)) return entry;
  throw new IncompleteAnswerError(operation, `entry ${index + 1} of ${list}`, "fields at all");
}

/**
 * The live objects of a kind that have a display name, or may have it: an object that does not tell its name is told apart
 * by its marker. The server's search is only a sieve: how it is encoded is not
 * documented (API.md 1.5), so what it answers is compared again here.
 */
export async function findObjectsByName(
  access: SpaceAccess,
  kind: ResourceKind,
  name: string,
): Promise<LiveResource[]> {
  const sieve = { "search.type": "NAME", "search.query": name.slice(0, 255) };
  const { entries } = await listEntries(access, kind, [], kind.searchable ? sieve : undefined);
  const objects = entries.map((entry) => toLive(kind, kind.operations.list, entry, []));
  return objects.filter((live) => live.name === name || live.spec["name"] === undefined);
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
    return toLive(kind, kind.operations.get, objectIn(data, kind), within);
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
