import type {
  DestinationV1,
  EntityPath,
  RuleV1,
  SpaceSchemaEvent,
  SpaceSchemaTrait,
} from "../../segment/generated/wire.ts";
import { listAll } from "../../segment/list.ts";
import type { SpaceAccess } from "../call-kind.ts";
import { readPart, type PartReading } from "./read-part.ts";
import type { CatalogWish } from "./read-catalog.ts";
import { readVolumes } from "./read-volumes.ts";

/** The lists that a catalog is made of. What was not asked for is left out. */
export interface CatalogLists {
  events: PartReading<SpaceSchemaEvent[]>;
  users: PartReading<SpaceSchemaTrait[]>;
  accounts: PartReading<SpaceSchemaTrait[]>;
  entities: PartReading<EntityPath[]>;
  destinations: PartReading<DestinationV1[]>;
  /** Their keys. */
  audiences: PartReading<ReadonlySet<string>>;
  computedTraits: PartReading<ReadonlySet<string>>;
  /** How many of each event arrive in a day. */
  volumes?: PartReading<ReadonlyMap<string, number>>;
  trackingPlan?: PartReading<RuleV1[]>;
}

/** Reads the lists side by side: one request for each thousand entries. They are walked by name, which does not move. */
export async function readLists(
  { client, spaceId, signal }: SpaceAccess,
  { samples, volumes, trackingPlan, nowMs }: CatalogWish,
): Promise<CatalogLists> {
  const path = { spaceId };
  const listTraits = async (collection: "users" | "accounts"): Promise<SpaceSchemaTrait[]> =>
    await listAll(client, "listTraits", {
      path,
      query: { collection, sortBy: "trait", sortDir: "asc", ...(samples && { includeSampleValues: true }) },
      signal,
    });
  const [events, users, accounts, entities, destinations, audiences, computedTraits, counts, rules] = await Promise.all(
    [
      readPart(() => listAll(client, "listEvents", { path, query: { sortBy: "name", sortDir: "asc" }, signal })),
      readPart(() => listTraits("users")),
      readPart(() => listTraits("accounts")),
      readPart(() => listAll(client, "listEntityPaths", { path, signal })),
      readPart(() => listAll(client, "listDestinations", { signal })),
      readPart(async () => keysOf(await listAll(client, "listAudiences", { path, signal }))),
      readPart(async () => keysOf(await listAll(client, "listComputedTraits", { path, signal }))),
      volumes ? readPart(() => readVolumes({ client, spaceId, signal }, nowMs)) : undefined,
      trackingPlan === undefined
        ? undefined
        : readPart(() =>
            listAll(client, "listRulesFromTrackingPlan", { path: { trackingPlanId: trackingPlan }, signal }),
          ),
    ],
  );
  const asked = { events, users, accounts, entities, destinations, audiences, computedTraits };
  return { ...asked, ...(counts && { volumes: counts }), ...(rules && { trackingPlan: rules }) };
}

function keysOf(objects: readonly { key?: string }[]): ReadonlySet<string> {
  return new Set(objects.flatMap(({ key }) => key ?? []));
}
