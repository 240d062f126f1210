import type { JsonObject } from "../../values/json.ts";
import type { StoredAccount, StoredPerson } from "../state/people.ts";
import { hoursBefore } from "./build.ts";

/** Somebody by name: traits, orders as `[days ago, total]`, and the balances of accounts that they own. */
type PersonSeed = [name: string, traits: JsonObject, orders: [days: number, total: number][], balances?: number[]];

const seeds: readonly PersonSeed[] = [
  [
    "ann",
    { first_name: "Ann", plan: "pro" },
    [
      [3, 420],
      [40, 380],
      [200, 290],
    ],
    [1200, 80],
  ],
  ["bob", { first_name: "Bob", plan: "free" }, [[12, 35]]],
  [
    "carla",
    { first_name: "Carla", plan: "pro" },
    [
      [75, 900],
      [120, 640],
    ],
    [300],
  ],
  ["dan", { first_name: "Dan" }, []],
  [
    "eve",
    { first_name: "Eve", plan: "free" },
    [
      [29, 60],
      [31, 45],
    ],
    [0, 50],
  ],
  ["femi", { first_name: "Femi", plan: "pro" }, [[1, 1500]], [10, 20, 0]],
  ["gus", { first_name: "Gus", plan: "free" }, [[400, 2100]]],
  [
    "hana",
    { first_name: "Hana" },
    [
      [8, 15],
      [9, 15],
      [10, 15],
    ],
  ],
];

/** People of a shop, as of an instant: some bought lately, some a lot, some nothing. */
export function shopPeople(nowMs: number): StoredPerson[] {
  return seeds.map(([id, traits, orders, balances = []]) => ({
    id,
    idTypes: ["user_id", "email"],
    traits: { email: `${id}@example.com`, ...traits },
    events: [
      ...orders.map(([days, total]) => ({
        event: "Order Completed",
        timestamp: hoursBefore(nowMs, days * 24),
        properties: { total },
      })),
      ...(id === "carla" ? [{ event: "Invoice Overdue", timestamp: hoursBefore(nowMs, 50) }] : []),
    ],
    ...(balances.length > 0 && {
      entities: {
        "owned-accounts": balances.map((BALANCE, index) => ({ properties: { ID: `${id}-${index + 1}`, BALANCE } })),
      },
    }),
  }));
}

/** Two companies of which some of these people are users. */
export const shopAccounts: readonly StoredAccount[] = [
  { id: "acme", traits: { name: "Acme", industry: "Retail" }, users: ["ann", "bob"] },
  { id: "globex", traits: { name: "Globex", industry: "Energy" }, users: ["carla", "dan"] },
];
