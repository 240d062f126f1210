import type { EntityProperty, SpaceSchemaEventProperty } from "../../segment/generated/wire.ts";
import { listAll } from "../../segment/list.ts";
import { SegmentApiError } from "../../segment/errors.ts";
import type { SpaceAccess } from "../call-kind.ts";
import { isRefusal, refusalText } from "./read-part.ts";

/** What was read of single names. One that is missing was not read. */
export interface Details<Entry> {
  byName: ReadonlyMap<string, readonly Entry[]>;
  /** Why not all of them were read. */
  because?: string;
}

/** Requests under way at a time. Their lane lets 25 a minute pass, so more would only wait. */
const AT_ONCE = 4;

/** The properties of events, one request for each. */
export async function readProperties(
  { client, spaceId, signal }: SpaceAccess,
  events: readonly string[],
  samples: boolean,
): Promise<Details<SpaceSchemaEventProperty>> {
  const query = { sortBy: "name", sortDir: "asc", ...(samples && { includeSampleValues: true }) } as const;
  return await readEach(events, (eventName) =>
    listAll(client, "listPropertiesFromEvent", { path: { spaceId, eventName }, query, signal }),
  );
}

/** The columns of entities, one request for each. */
export async function readColumns(
  { client, spaceId, signal }: SpaceAccess,
  entities: readonly string[],
  samples: boolean,
): Promise<Details<EntityProperty>> {
  const query = samples ? { includeSampleValues: true } : {};
  return await readEach(entities, (entitySlug) =>
    listAll(client, "listPropertiesFromEntity", { path: { spaceId, entitySlug }, query, signal }),
  );
}

/** Reads one after the other, some at a time. Who is refused one as a matter of rights gets none of the others either. */
async function readEach<Entry>(
  names: readonly string[],
  read: (name: string) => Promise<readonly Entry[]>,
): Promise<Details<Entry>> {
  const byName = new Map<string, readonly Entry[]>();
  const waiting = [...names];
  let because: string | undefined;
  let stopped = false;
  const work = async (): Promise<void> => {
    for (let name = waiting.shift(); name !== undefined && !stopped; name = waiting.shift()) {
      try {
        byName.set(name, await read(name));
      } catch (error) {
        if (!isRefusal(error)) throw error;
        because ??= refusalText(error);
        stopped ||= error instanceof SegmentApiError && error.kind !== "not-found";
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { byName, ...(because !== undefined && { because }) };
}
