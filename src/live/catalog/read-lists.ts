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
import type { CatalogWish, LiveKeys } from "./catalog-wish.ts";
import { readVolumes } from "./read-volumes.ts";

/** The lists that a catalog is made of. What was not asked for is left out. */
export interface CatalogLists {
  events: PartReading<SpaceSchemaEvent[]>;
  users: PartReading<SpaceSchemaTrait[]>;
  accounts: PartReading<SpaceSchemaTrait[]>;
  entities: PartReading<EntityPath[]>;
  destinations?: PartReading<DestinationV1[]>;
  /** Their keys. */
  audiences?: PartReading<ReadonlySet<string>>;
  computedTraits?: PartReading<ReadonlySet<string>>;
  /** How many of each event arrive in a day. */
  volumes?: PartReading<ReadonlyMap<string, number>>;
  trackingPlan?: PartReading<RuleV1[]>;
}

/** Reads the lists side by side: one request for each thousand entries. They are walked by name, which does not move. */
export async function readLists(access: SpaceAccess, wish: CatalogWish): Promise<CatalogLists> {
  const { client, spaceId, signal } = access;
  const { samples, volumes, trackingPlan, liveKeys, nowMs } = wish;
  const path = { spaceId };
  const listTraits = async (collection: "users" | "accounts"): Promise<SpaceSchemaTrait[]> =>
    await listAll(client, "listTraits", {
      path,
      query: { collection, sortBy: "trait", sortDir: "asc", ...(samples && { includeSampleValues: true }) },
      signal,
    });
  const listRules = async (trackingPlanId: string): Promise<RuleV1[]> =>
    await listAll(client, "listRulesFromTrackingPlan", { path: { trackingPlanId }, signal });
  return await allOf({
    events: readPart(() => listAll(client, "listEvents", { path, query: { sortBy: "name", sortDir: "asc" }, signal })),
    users: readPart(() => listTraits("users")),
    accounts: readPart(() => listTraits("accounts")),
    entities: readPart(() => listAll(client, "listEntityPaths", { path, signal })),
    ...(liveKeys ? given(liveKeys) : readOwn(access)),
    ...(volumes && { volumes: readPart(() => readVolumes(access, nowMs)) }),
    ...(trackingPlan !== undefined && { trackingPlan: readPart(() => listRules(trackingPlan)) }),
  });
}

function readOwn({ client, spaceId, signal }: SpaceAccess) {
  const path = { spaceId };
  return {
    destinations: readPart(() => listAll(client, "listDestinations", { signal })),
    audiences: readPart(async () => keysOf(await listAll(client, "listAudiences", { path, signal }))),
    computedTraits: readPart(async () => keysOf(await listAll(client, "listComputedTraits", { path, signal }))),
  };
}

function given({ audiences, computedTraits }: LiveKeys) {
  return {
    ...(audiences && { audiences: Promise.resolve({ value: audiences }) }),
    ...(computedTraits && { computedTraits: Promise.resolve({ value: computedTraits }) }),
  };
}

/** The values of promises by name. */
async function allOf<Promises extends object>(
  promises: Promises,
): Promise<{ [Name in keyof Promises]: Awaited<Promises[Name]> }> {
  const values = await Promise.all(Object.values(promises));
  const entries = Object.keys(promises).map((name, at) => [name, values[at]]);
  return Object.fromEntries(entries) as { [Name in keyof Promises]: Awaited<Promises[Name]> };
}

function keysOf(objects: readonly { key?: string }[]): ReadonlySet<string> {
  return new Set(objects.flatMap(({ key }) => key ?? []));
}
