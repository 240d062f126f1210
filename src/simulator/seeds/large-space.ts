import { createRandom } from "../random.ts";
import { stateFormatVersion, type SimulatorState, type StoredAudience } from "../state.ts";
import type { StoredSchedule } from "../state/destinations.ts";
import type { StoredFormerKey } from "../state/knowledge.ts";
import type { StoredFilter } from "../state/neighbours.ts";
import { hoursBefore, seedId, seedNowMs } from "./build.ts";
import { buildActivation, buildConnection } from "./connect.ts";
import { describeSeed } from "./descriptions.ts";
import { moreDestinations, seedDestinations } from "./destinations.ts";
import { largeAudiences, plainCount } from "./large-audiences.ts";
import { largeEvents, largeSeenTraits } from "./large-schema.ts";
import { largeTraits, numericTraitKeys } from "./large-traits.ts";
import { shopPlan } from "./shop-plan.ts";
import { shopEntities, shopEvents, shopRelationships, shopSources, shopTraits } from "./shop-schema.ts";
import { buildTrail } from "./trail.ts";
import { seedUsers } from "./users.ts";

const traitCount = 60;
const connectedCount = 200;
const connectionCount = 250;

/**
 * A space of a size that hurts: 400 audiences of every type, 60 computed traits, 8 filters, 250 connections and 300
 * activations. Some are owned by another project, most by nobody, and some audiences and traits are locked as of
 * `nowMs`. Audiences refer to audiences and to traits, and traits to audiences. It has seen 250 events and 2,700 traits.
 *
 * @param seed The same seed and the same `nowMs` give the same state.
 * @param nowMs When it takes place, in milliseconds since 1970. Pass the present to find the locked ones locked.
 */
export function largeSpace(seed = 1, nowMs: number = seedNowMs): SimulatorState {
  const random = createRandom(seed);
  const audiences = largeAudiences(random, 400, numericTraitKeys(traitCount), nowMs);
  const plain = audiences.slice(0, plainCount).filter(({ audienceType }) => audienceType === "USERS");
  const plainKeys = plain.map(({ key }) => key);
  // 7 and 200 have no common divisor: 200 audiences are connected, the first fifty of this walk a second time.
  const connected = many(connectionCount, (index) => audiences.slice((index * 7) % connectedCount).slice(0, 1));
  const connections = connected.map((audience, index) => {
    const turn = (index % connectedCount) + Math.floor(index / connectedCount);
    return buildConnection(audience, { index, turn }, nowMs);
  });
  const activations = many(300, (index) => {
    const [connection, audience] = [connections[index % connectionCount], connected[index % connectionCount]];
    return connection && audience ? [buildActivation(connection, audience, index)] : [];
  });
  const traits = largeTraits(random, traitCount, plainKeys, nowMs);
  // Chances of its own, so that the objects do not depend on what is known of names.
  const names = createRandom(seed + 1);
  const formerKeys = many(6, (index) => [largeFormerKey(index, nowMs)]);
  const space = {
    id: "spa_large",
    slug: "large",
    name: "Large space",
    audiences,
    deletedKeys: formerKeys.map(({ key }) => key),
    schedules: audiences.flatMap((audience, index) => scheduleFor(audience, index, nowMs)),
    destinations: [...seedDestinations, ...moreDestinations],
    connections,
    activations,
    traits,
    filters: many(8, (index) => [largeFilter(index, nowMs)]),
    formerKeys,
    seenEvents: [...shopEvents(nowMs), ...largeEvents(names, nowMs)],
    seenTraits: [...shopTraits(nowMs), ...largeSeenTraits(names, nowMs)],
    entities: shopEntities,
    relationships: shopRelationships,
    sources: shopSources,
    trackingPlans: [shopPlan(nowMs)],
    users: seedUsers,
    auditEvents: buildTrail(audiences, traits),
  };
  return { formatVersion: stateFormatVersion, seededAt: new Date(nowMs).toISOString(), spaces: [space] };
}

function many<Item>(count: number, make: (index: number) => readonly Item[]): Item[] {
  return Array.from({ length: count }, (_, index) => index).flatMap(make);
}

// A disabled one would lose its schedule in ninety days.
function scheduleFor(audience: StoredAudience, index: number, nowMs: number): StoredSchedule[] {
  if (audience.audienceType !== "LINKED" || !audience.enabled || index % 5 === 0) return [];
  const common = { id: seedId("sch_", index), audienceId: audience.id, createdAt: hoursBefore(nowMs, 30) };
  if (index % 2 === 0) return [{ ...common, strategy: "PERIODIC", config: { interval: "4h" } }];
  const config = { days: [1, 3, 5], hours: [9, 17], timezone: "Europe/Berlin" };
  return [{ ...common, strategy: "SPECIFIC_DAYS", config }];
}

function largeFormerKey(index: number, nowMs: number): StoredFormerKey {
  const lastSeenAt = hoursBefore(nowMs, 24 * (95 + index));
  const key = `former_audience_${index + 1}`;
  return { key, type: index === 5 ? "COMPUTED" : "AUDIENCE", collection: "users", lastSeenAt };
}

function largeFilter(index: number, nowMs: number): StoredFilter {
  const createdAt = hoursBefore(nowMs, 500 - index);
  return {
    id: seedId("flt_", index),
    enabled: index !== 7,
    name: `Drop noise ${index + 1}`,
    if: `type = "track" and event = "Heartbeat ${index + 1}"`,
    drop: true,
    ...(index % 4 === 0 ? {} : { description: describeSeed(`filter-${index + 1}`, index) }),
    createdAt,
    updatedAt: createdAt,
  };
}
