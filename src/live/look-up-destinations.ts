import type { FoundDestination, NamedDestination } from "../resources/named-destination.ts";
import { refusals } from "./refusals.ts";
import { SegmentApiError } from "../segment/errors.ts";
import type { DestinationV1 } from "../segment/generated/wire.ts";
import { listAll } from "../segment/list.ts";
import type { SpaceAccess } from "./call-kind.ts";

/**
 * Asks the workspace about destinations: one request for each. Only when one of them is not found, the list says whether
 * that speaks of the destination or of the token (API.md 5.11).
 *
 * @param ids Each once.
 */
export async function lookUpDestinations(
  { client, signal }: SpaceAccess,
  ids: readonly string[],
): Promise<ReadonlyMap<string, NamedDestination>> {
  let list: Promise<FoundDestination[]> | undefined;
  const all = (): Promise<FoundDestination[]> =>
    (list ??= listAll(client, "listDestinations", { signal }).then((found) => found.map(read)));
  const lookUp = async (destinationId: string): Promise<NamedDestination> => {
    try {
      const { destination } = await client.call("getDestination", { path: { destinationId }, signal });
      return { type: "found", destination: read(destination) };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return error.kind === "not-found" ? await lookInList(destinationId, all) : unknown(error);
    }
  };
  return new Map(await Promise.all(ids.map(async (id) => [id, await lookUp(id)] as const)));
}

async function lookInList(id: string, all: () => Promise<FoundDestination[]>): Promise<NamedDestination> {
  try {
    const seen = await all();
    const destination = seen.find((each) => each.id === id);
    return destination ? { type: "found", destination } : { type: "missing", seen };
  } catch (error) {
    if (isRefusal(error)) return unknown(error);
    throw error;
  }
}

function isRefusal(error: unknown): error is SegmentApiError {
  return error instanceof SegmentApiError && refusals.has(error.kind);
}

function unknown({ message }: SegmentApiError): NamedDestination {
  return { type: "unknown", because: message };
}

/** What an answer leaves out is not told, whatever its type promises. */
function read({ id, name, enabled, metadata }: DeepPartial<DestinationV1>): FoundDestination {
  return {
    id: id ?? "",
    name: name || metadata?.name || id || "",
    slug: metadata?.slug ?? "",
    ...(enabled !== undefined && { enabled }),
    actions: (metadata?.actions ?? []).map((action) => ({
      id: action?.id ?? "",
      slug: action?.slug ?? "",
      name: action?.name ?? "",
      fields: (action?.fields ?? []).map((field) => ({
        key: field?.fieldKey ?? "",
        required: field?.required === true,
      })),
    })),
  };
}

type DeepPartial<T> = T extends readonly (infer Item)[]
  ? DeepPartial<Item>[] | undefined
  : T extends object
    ? { [K in keyof T]?: DeepPartial<T[K]> | undefined }
    : T | undefined;
