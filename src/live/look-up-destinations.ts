import type { FoundDestination, FoundWarehouse, NamedDestination } from "../resources/named-destination.ts";
import { SegmentApiError, ShortListError } from "../segment/errors.ts";
import { listAll } from "../segment/list.ts";
import type { SpaceAccess } from "./call-kind.ts";
import { readDestination } from "./read-destination.ts";
import { readWarehouse } from "./read-warehouse.ts";
import { refusals } from "./refusals.ts";

/** More than so many are read by the list, which is one request for a thousand of them. */
const MOST_ONE_BY_ONE = 3;

/** The destinations of a workspace, to ask about. */
export interface WorkspaceDestinations {
  /**
   * What there is to say about destinations, by id.
   *
   * @param ids Each once.
   * @param declaredWarehouses Those of them that are looked for among the warehouses first. Default: none.
   */
  lookUp(
    ids: readonly string[],
    declaredWarehouses?: ReadonlySet<string>,
  ): Promise<ReadonlyMap<string, NamedDestination>>;
  /** All that this token sees; `undefined` where it may not. The list is read once. */
  all(): Promise<readonly FoundDestination[] | undefined>;
}

/**
 * Asks the workspace about destinations with few requests: one for each of a few, and the list for many. What kind a
 * destination is of and what its actions are comes along (API.md 5.11), so that the catalogue is not asked. Only when one is
 * not found, the list says whether that speaks of the destination or of the token, and that of the warehouses whether it is one.
 */
export function openDestinations(access: SpaceAccess): WorkspaceDestinations {
  const { client, signal } = access;
  let list: Promise<FoundDestination[]> | undefined;
  const listed = (): Promise<FoundDestination[]> =>
    (list ??= listAll(client, "listDestinations", { signal }).then((found) => found.map(readDestination)));
  let warehouseList: Promise<FoundWarehouse[] | undefined> | undefined;
  const warehouses = (): Promise<FoundWarehouse[] | undefined> => (warehouseList ??= listWarehouses(access));
  const findWarehouse = async (id: string): Promise<NamedDestination | undefined> => {
    const warehouse = (await warehouses())?.find((each) => each.id === id);
    return warehouse && { type: "warehouse", warehouse };
  };
  const lookUpOne = async (destinationId: string): Promise<NamedDestination> => {
    try {
      const { destination } = await client.call("getDestination", { path: { destinationId }, signal });
      return { type: "found", destination: readDestination(destination) };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return error instanceof SegmentApiError && error.kind === "not-found"
        ? await lookInList(destinationId, listed)
        : unknown(error);
    }
  };
  /** The list; without one, whether it hides some of them or all. */
  const tryList = async (): Promise<{ seen?: FoundDestination[]; hidesAll?: true }> => {
    try {
      return { seen: await listed() };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return error instanceof ShortListError ? {} : { hidesAll: true };
    }
  };
  return {
    all: async () => (await tryList()).seen,
    async lookUp(ids, declaredWarehouses = new Set()) {
      const others = ids.filter((id) => !declaredWarehouses.has(id));
      const { seen, hidesAll } = others.length > MOST_ONE_BY_ONE ? await tryList() : {};
      const byId = new Map(seen?.map((destination) => [destination.id, destination]));
      const answerTo = async (id: string): Promise<NamedDestination> => {
        const declared = declaredWarehouses.has(id) ? await findWarehouse(id) : undefined;
        if (declared) return declared;
        const destination = byId.get(id);
        if (destination) return { type: "found", destination };
        const answer = await (hidesAll ? lookInList(id, listed) : lookUpOne(id));
        if (answer.type !== "missing") return answer;
        const all = await warehouses();
        return (await findWarehouse(id)) ?? { ...answer, ...(all && { warehouses: all }) };
      };
      return new Map(await Promise.all(ids.map(async (id) => [id, await answerTo(id)] as const)));
    },
  };
}

/** `undefined`: the token may not read them. */
async function listWarehouses({ client, signal }: SpaceAccess): Promise<FoundWarehouse[] | undefined> {
  try {
    return (await listAll(client, "listWarehouses", { signal })).map(readWarehouse);
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

async function lookInList(id: string, listed: () => Promise<FoundDestination[]>): Promise<NamedDestination> {
  try {
    const seen = await listed();
    const destination = seen.find((each) => each.id === id);
    return destination ? { type: "found", destination } : { type: "missing", seen };
  } catch (error) {
    if (isRefusal(error)) return unknown(error);
    throw error;
  }
}

/** A list that is short hides what this token may not see, so nothing is concluded from it (API.md 5.9). */
function isRefusal(error: unknown): error is SegmentApiError | ShortListError {
  return error instanceof ShortListError || (error instanceof SegmentApiError && refusals.has(error.kind));
}

function unknown({ message }: Error): NamedDestination {
  return { type: "unknown", because: message };
}
