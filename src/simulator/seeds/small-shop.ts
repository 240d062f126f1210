import { stateFormatVersion, type SimulatorState, type StoredAudience } from "../state.ts";
import type { StoredFormerKey } from "../state/knowledge.ts";
import { buildAudience, buildTrait, hoursBefore, seedId, seedNowMs, type AudienceSeed } from "./build.ts";
import { buildActivation, buildConnection } from "./connect.ts";
import { moreDestinations, seedDestinations } from "./destinations.ts";
import { shopAccounts, shopPeople } from "./people.ts";
import { shopPlan } from "./shop-plan.ts";
import { shopEntities, shopEvents, shopRelationships, shopSources, shopTraits } from "./shop-schema.ts";
import { buildTrail, type TrailSeed } from "./trail.ts";
import { authorOf, seedUsers } from "./users.ts";

const audienceSeeds: readonly AudienceSeed[] = [
  {
    name: "Recent buyers",
    audienceType: "USERS",
    query: "event('Order Completed').within(30 days).count() >= 1",
    description: "Bought something in the last month.",
  },
  {
    name: "Big spenders",
    audienceType: "USERS",
    query: "trait('lifetime_value') > 1000",
  },
  {
    name: "Big spenders to win back",
    audienceType: "USERS",
    query: "trait('big_spenders') = 'true' AND NOT trait('recent_buyers') = 'true'",
    description: "For the letter in spring.",
  },
  {
    name: "Companies with unpaid invoices",
    audienceType: "ACCOUNTS",
    query: "ANY event('Invoice Overdue').count() >= 1",
  },
  {
    name: "Owners of several accounts",
    audienceType: "LINKED",
    query: "entity('owned-accounts').where(property('BALANCE') > 0).count() > 1",
  },
];

/** A shop with one or two of everything, to try things out. All of it belongs to nobody. */
export function smallShop(nowMs: number = seedNowMs): SimulatorState {
  const audiences = audienceSeeds.map((seed, index) => buildAudience(seed, index, nowMs, 100 - index));
  const connections = audiences
    .slice(0, 3)
    .map((audience, index) => buildConnection(audience, { index, turn: index }, nowMs));
  const createdAt = hoursBefore(nowMs, 90);
  const options = { includeHistoricalData: true };
  const traits = [
    buildTrait(
      { name: "Lifetime value", query: "event('Order Completed').sum(property('total'))", options },
      0,
      nowMs,
      120,
    ),
    buildTrait({ name: "Orders", query: "event('Order Completed').count()", options }, 1, nowMs, 119),
  ];
  const space = {
    id: "spa_shop",
    slug: "shop",
    name: "Small shop",
    audiences,
    deletedKeys: ["lapsed_members"],
    schedules: audiences
      .filter(({ audienceType }) => audienceType === "LINKED")
      .map(({ id: audienceId }, index) => ({
        id: seedId("sch_", index),
        audienceId,
        strategy: "PERIODIC" as const,
        config: { interval: "12h" as const },
        createdAt,
      })),
    destinations: [...seedDestinations, ...moreDestinations],
    connections,
    activations: audiences.slice(0, 3).flatMap((audience, index) => {
      const connection = connections[index];
      return connection ? [buildActivation(connection, audience, index)] : [];
    }),
    traits,
    filters: [
      {
        id: seedId("flt_", 0),
        enabled: true,
        name: "Drop heartbeats",
        if: 'type = "track" and event = "Heartbeat"',
        drop: true,
        createdAt,
        updatedAt: createdAt,
      },
    ],
    people: shopPeople(nowMs),
    accounts: shopAccounts,
    formerKeys: [lapsedMembers(nowMs)],
    seenEvents: shopEvents(nowMs),
    seenTraits: shopTraits(nowMs),
    entities: shopEntities,
    relationships: shopRelationships,
    sources: shopSources,
    trackingPlans: [shopPlan(nowMs)],
    users: seedUsers,
    auditEvents: buildTrail(audiences, traits, shopTrail(audiences, nowMs)),
  };
  return { formatVersion: stateFormatVersion, seededAt: new Date(nowMs).toISOString(), spaces: [space] };
}

/** What an audience left behind that somebody deleted. */
function lapsedMembers(nowMs: number): StoredFormerKey {
  return { key: "lapsed_members", type: "AUDIENCE", collection: "users", lastSeenAt: hoursBefore(nowMs, 24 * 40) };
}

/** What happened besides; the first of it so long ago that the trail no longer has it. */
function shopTrail([first]: readonly StoredAudience[], nowMs: number): TrailSeed[] {
  const lapsed = { resourceId: seedId("aud_", 90), resourceType: "Audience", resourceName: "Lapsed members" };
  const buyers = { resourceId: first?.id ?? "", resourceType: "Audience", resourceName: first?.name ?? "" };
  return [
    { timestamp: hoursBefore(nowMs, 24 * 120), type: "Audience Created", actor: authorOf(0), ...lapsed },
    { timestamp: hoursBefore(nowMs, 24 * 40), type: "Audience Deleted", actor: authorOf(1), ...lapsed },
    { timestamp: hoursBefore(nowMs, 30), type: "Audience Run Failed", actor: "segment", ...buyers },
    { timestamp: hoursBefore(nowMs, 6), type: "Audience CSV Downloaded", actor: authorOf(2), ...buyers },
  ];
}
