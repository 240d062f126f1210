import type { Random } from "../random.ts";
import type { StoredAudience } from "../state.ts";

/** What the shop of the large space sells. */
export const products = ["shoes", "tents", "bikes", "skis", "lamps", "mugs"];
const events = ["Order Completed", "Product Viewed", "Cart Abandoned", "Newsletter Opened"];
const windows = [7, 14, 30, 90];

/** What a query may be made from. */
export interface QueryContext {
  random: Random;
  /** Earlier audiences of users, the newest last. */
  audiences: readonly string[];
  /** Those of them that refer to another audience, the newest last. */
  referring: readonly string[];
  /** Computed traits with a number for a value. */
  traits: readonly string[];
}

/** Makes queries that look alike. */
export type QueryPattern = (context: QueryContext) => string;

const userPatterns: readonly QueryPattern[] = [
  ({ random }) =>
    `event('${random.pick(events)}').where(property('category') = '${random.pick(products)}')` +
    `.within(${random.pick(windows)} days).count() >= ${1 + random.below(5)}`,
  ({ random }) => `event('${random.pick(events)}').count() >= ${1 + random.below(20)}`,
  ({ random }) => `event('Order Completed').sum(property('total')) > ${100 * (1 + random.below(50))}`,
  ({ random }) => `trait('country') = 'DE' AND NOT trait('plan').one_of('free', 'trial-${random.below(9)}')`,
];

/** Queries that refer to nothing, by the type of the audience. */
export const plainPatterns: Readonly<Record<StoredAudience["audienceType"], readonly QueryPattern[]>> = {
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

/** Queries of some audiences that refer to something. */
export interface ReferringPattern {
  /** The audience of users at which indexes it is for; the first that fits counts. */
  fits: (index: number) => boolean;
  to: "audience" | "trait";
  query: QueryPattern;
}

/** All of these, for audiences of users. */
export const referringPatterns: readonly ReferringPattern[] = [
  {
    // Each of these makes a chain longer: audience, audience, audience.
    fits: (index) => index % 12 === 0,
    to: "audience",
    query: ({ referring, audiences }) => `trait('${referring.at(-1) ?? audiences.at(-1)}') = 'true'`,
  },
  {
    fits: (index) => index % 3 === 0,
    to: "audience",
    query: ({ random, audiences }) =>
      `trait('${random.pick(audiences)}') = 'true' AND event('${random.pick(events)}').count() >= ${1 + random.below(9)}`,
  },
  {
    fits: (index) => index % 12 === 4,
    to: "trait",
    query: ({ random, traits }) => `trait('${random.pick(traits)}') >= ${10 * (1 + random.below(50))}`,
  },
];
