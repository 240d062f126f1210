import type { StoredAudience } from "../state.ts";
import { buildAudience, type AudienceSeed } from "./build.ts";
import { describeSeed } from "./descriptions.ts";
import type { Random } from "./random.ts";

const products = ["shoes", "tents", "bikes", "skis", "lamps", "mugs"];
const events = ["Order Completed", "Product Viewed", "Cart Abandoned", "Newsletter Opened"];
const windows = [7, 14, 30, 90];

// Audiences up to here refer to nothing, so that traits may refer to them without a cycle.
const plainCount = 20;

interface QueryContext {
  random: Random;
  /** Keys that the query may refer to. */
  keys: readonly string[];
}

type QueryPattern = (context: QueryContext) => string;

const userPatterns: readonly QueryPattern[] = [
  ({ random }) =>
    `event('${random.pick(events)}').where(property('category') = '${random.pick(products)}')` +
    `.within(${random.pick(windows)} days).count() >= ${1 + random.below(5)}`,
  ({ random }) => `event('${random.pick(events)}').count() >= ${1 + random.below(20)}`,
  ({ random }) => `event('Order Completed').sum(property('total')) > ${100 * (1 + random.below(50))}`,
  ({ random }) => `trait('country') = 'DE' AND NOT trait('plan').one_of('free', 'trial-${random.below(9)}')`,
];

const referringPattern: QueryPattern = ({ random, keys }) =>
  `trait('${random.pick(keys)}') = 'true' AND event('${random.pick(events)}').count() >= ${1 + random.below(9)}`;

const patterns: Readonly<Record<StoredAudience["audienceType"], readonly QueryPattern[]>> = {
  USERS: userPatterns,
  ACCOUNTS: [
    ({ random }) => `ANY event('Invoice Paid').count() >= ${1 + random.below(12)}`,
    ({ random }) => `trait('seats') >= ${5 * (1 + random.below(40))}`,
  ],
  LINKED: [
    ({ random }) =>
      `entity('owned-accounts').where(property('BALANCE') > ${100 * random.below(90)}).count() >= ${1 + random.below(3)}`,
  ],
};

/** The audiences of the large space. A tenth is for accounts and a seventh is linked; one in eleven is disabled. */
export function largeAudiences(random: Random, count: number, nowMs: number): StoredAudience[] {
  const audiences: StoredAudience[] = [];
  for (let index = 0; index < count; index += 1) {
    const audienceType = index % 10 === 9 ? "ACCOUNTS" : index % 7 === 6 ? "LINKED" : "USERS";
    const keys = audiences.filter((other) => other.audienceType === "USERS").map(({ key }) => key);
    const refers = audienceType === "USERS" && index >= plainCount && index % 3 === 0;
    const pattern = refers ? referringPattern : random.pick(patterns[audienceType]);
    const name = `${random.pick(products)} ${audienceType.toLowerCase()} ${index + 1}`;
    const seed: AudienceSeed = {
      name: name.charAt(0).toUpperCase() + name.slice(1),
      audienceType,
      query: pattern({ random, keys }),
      description: describeSeed(`audience-${index + 1}`, index),
      enabled: index % 11 !== 10,
      ...(index % 13 === 5 && audienceType !== "LINKED" ? { options: { filterByExternalIds: ["email"] } } : {}),
      // From now on, and for as long as an edit locks.
      ...(index % 40 === 7 ? { lockedSince: new Date(nowMs).toISOString() } : {}),
      ...(audienceType === "LINKED" && index % 2 === 0 ? { targetEntity: "owned-accounts" } : {}),
    };
    audiences.push(buildAudience(seed, index, nowMs, 48 + count - index));
  }
  return audiences;
}
