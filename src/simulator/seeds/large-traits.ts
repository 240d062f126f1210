import { deriveKey } from "../audiences/keys.ts";
import type { Random } from "../random.ts";
import type { StoredTrait } from "../state.ts";
import { buildTrait } from "./build.ts";
import { describeSeed } from "./descriptions.ts";

interface TraitPattern {
  name: string;
  type: StoredTrait["type"];
  /** Whether its values can be compared with a number. */
  numeric: boolean;
  query: (random: Random, audienceKeys: readonly string[]) => string;
}

const accounts: TraitPattern = {
  name: "Invoices paid",
  type: "ACCOUNTS",
  numeric: true,
  query: () => "event('Invoice Paid').count()",
};

const users: readonly TraitPattern[] = [
  {
    name: "Total spent",
    type: "USERS",
    numeric: true,
    query: () => "event('Order Completed').sum(property('total'))",
  },
  {
    name: "Products viewed",
    type: "USERS",
    numeric: true,
    query: (random) => `event('Product Viewed').within(${random.pick([7, 30, 90])} days).count()`,
  },
  {
    name: "Favourite category",
    type: "USERS",
    numeric: false,
    query: () => "event('Product Viewed').mode(property('category'), 2)",
  },
  {
    name: "Orders as member",
    type: "USERS",
    numeric: true,
    query: (random, keys) => `event('Order Completed').where(trait('${random.pick(keys)}') = 'true').count()`,
  },
];

function patternAt(index: number): TraitPattern {
  return (index % 12 === 7 ? accounts : users[index % users.length]) ?? accounts;
}

function nameAt(index: number): string {
  return `${patternAt(index).name} ${index + 1}`;
}

/** The keys of those traits of the large space that an audience of users may compare with a number. */
export function numericTraitKeys(count: number): string[] {
  const indexes = Array.from({ length: count }, (_, index) => index);
  const fitting = indexes.filter((index) => patternAt(index).type === "USERS" && patternAt(index).numeric);
  return fitting.map((index) => deriveKey(nameAt(index)));
}

/**
 * The computed traits of the large space: a twelfth is for accounts, one in nine is disabled, three are locked.
 *
 * @param audienceKeys Audiences that traits may refer to: none that refers to a trait, or there would be a cycle.
 */
export function largeTraits(
  random: Random,
  count: number,
  audienceKeys: readonly string[],
  nowMs: number,
): StoredTrait[] {
  return Array.from({ length: count }, (_, index) => {
    const { type, query } = patternAt(index);
    const name = nameAt(index);
    const seed = {
      name,
      type,
      query: query(random, audienceKeys),
      description: describeSeed(`trait-${index + 1}`, index, deriveKey(name)),
      options: index % 5 === 0 ? { includeHistoricalData: true, backfillDurationDays: 30 } : {},
      enabled: index % 9 !== 8,
      ...(index % 20 === 7 ? { lockedSince: new Date(nowMs).toISOString() } : {}),
    };
    return buildTrait(seed, index, nowMs, 200 - index);
  });
}
