import { stateFormatVersion, type SimulatorState, type StoredAudience, type StoredTrait } from "../state.ts";
import type { StoredSchedule } from "../state/destinations.ts";
import type { StoredFilter } from "../state/neighbours.ts";
import { buildTrait, hoursBefore, seedId, seedNowMs } from "./build.ts";
import { buildActivation, buildConnection } from "./connect.ts";
import { describeSeed } from "./descriptions.ts";
import { seedDestinations } from "./destinations.ts";
import { largeAudiences } from "./large-audiences.ts";
import { createRandom, type Random } from "./random.ts";

/**
 * A space of a size that hurts: 400 audiences of every type, 60 computed traits, 8 filters, 250 connections and 300
 * activations. Some are owned by another project, most by nobody, and some audiences are locked as of `nowMs`.
 *
 * @param seed The same seed and the same `nowMs` give the same state.
 * @param nowMs When it takes place, in milliseconds since 1970. Pass the present to find the locked ones locked.
 */
export function largeSpace(seed = 1, nowMs: number = seedNowMs): SimulatorState {
  const random = createRandom(seed);
  const audiences = largeAudiences(random, 400, nowMs);
  // 7 and 200 have no common divisor: 200 audiences are connected, the first fifty of this walk to two destinations.
  const connected = many(250, (index) => audiences.slice((index * 7) % 200).slice(0, 1));
  const connections = connected.map((audience, index) => buildConnection(audience, index, nowMs));
  const activations = many(300, (index) => {
    const [connection, audience] = [connections[index % 250], connected[index % 250]];
    return connection && audience ? [buildActivation(connection, audience, index)] : [];
  });
  const space = {
    id: "spa_large",
    slug: "large",
    name: "Large space",
    audiences,
    deletedKeys: [],
    schedules: audiences.flatMap((audience, index) => scheduleFor(audience, index, nowMs)),
    destinations: seedDestinations,
    connections,
    activations,
    traits: largeTraits(random, audiences, nowMs),
    filters: many(8, (index) => [largeFilter(index, nowMs)]),
  };
  return { formatVersion: stateFormatVersion, spaces: [space] };
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

function largeTraits(random: Random, audiences: readonly StoredAudience[], nowMs: number): StoredTrait[] {
  const plainKeys = audiences.slice(0, 20).map(({ key }) => key);
  const queries: readonly (() => string)[] = [
    () => "event('Order Completed').sum(property('total'))",
    () => `event('Product Viewed').within(${random.pick([7, 30, 90])} days).count()`,
    () => "event('Product Viewed').mode(property('category'), 2)",
    () => `event('Order Completed').where(trait('${random.pick(plainKeys)}') = 'true').count()`,
  ];
  return many(60, (index) => {
    const query = random.pick(queries)();
    const description = describeSeed(`trait-${index + 1}`, index);
    const options = index % 5 === 0 ? { includeHistoricalData: true, backfillDurationDays: 30 } : {};
    const trait = { name: `Trait ${index + 1}`, query, description, options, enabled: index % 9 !== 8 };
    return [buildTrait(trait, index, nowMs, 200 - index)];
  });
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
