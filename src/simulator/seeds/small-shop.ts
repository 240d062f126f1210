import { stateFormatVersion, type SimulatorState } from "../state.ts";
import { buildAudience, buildTrait, hoursBefore, seedId, seedNowMs, type AudienceSeed } from "./build.ts";
import { buildActivation, buildConnection } from "./connect.ts";
import { seedDestinations } from "./destinations.ts";
import { shopAccounts, shopPeople } from "./people.ts";

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
  const space = {
    id: "spa_shop",
    slug: "shop",
    name: "Small shop",
    audiences,
    deletedKeys: [],
    schedules: audiences
      .filter(({ audienceType }) => audienceType === "LINKED")
      .map(({ id: audienceId }, index) => ({
        id: seedId("sch_", index),
        audienceId,
        strategy: "PERIODIC" as const,
        config: { interval: "12h" as const },
        createdAt,
      })),
    destinations: seedDestinations,
    connections,
    activations: audiences.slice(0, 3).flatMap((audience, index) => {
      const connection = connections[index];
      return connection ? [buildActivation(connection, audience, index)] : [];
    }),
    traits: [
      buildTrait({ name: "Lifetime value", query: "event('Order Completed').sum(property('total'))" }, 0, nowMs, 120),
      buildTrait({ name: "Orders", query: "event('Order Completed').count()" }, 1, nowMs, 119),
    ],
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
  };
  return { formatVersion: stateFormatVersion, seededAt: new Date(nowMs).toISOString(), spaces: [space] };
}
