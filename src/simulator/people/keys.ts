import { UncertainTrait, type SeenTrait } from "../../evaluator/index.ts";
import { computationsOf } from "../audiences/computations.ts";
import { itemsOf } from "../collections.ts";
import type { SimulatedSpace } from "../state.ts";
import { isOfAccounts, type StoredComputed } from "./computed.ts";

/** What a trait with the key of an audience or a computed trait comes from. */
export interface KeyOwner {
  key: string;
  ofAccounts: boolean;
  /** The live one that has the key. */
  stored?: StoredComputed;
  /** Of one that was deleted: what it left on profiles (API.md 2.4), by id. */
  values?: ReadonlyMap<string, SeenTrait>;
}

/** Who has which key. A live audience or trait has the key that a deleted one had before. */
export function keysOf(space: SimulatedSpace): ReadonlyMap<string, KeyOwner> {
  const owners = new Map<string, KeyOwner>();
  for (const { key, collection, values = [] } of itemsOf(space, "formerKeys")) {
    const left = values.map(({ id, value }): [string, SeenTrait] => [
      id,
      value === undefined ? new UncertainTrait([], `what ${key} said when it was deleted`) : value,
    ]);
    owners.set(key, { key, ofAccounts: collection === "accounts", values: new Map(left) });
  }
  for (const stored of computationsOf(space))
    owners.set(stored.key, { key: stored.key, ofAccounts: isOfAccounts(stored), stored });
  return owners;
}

/** Who has the key that a query names; for a path into a trait, its outermost part. */
export function ownerOf(name: string, owners: ReadonlyMap<string, KeyOwner>): KeyOwner | undefined {
  return owners.get(name) ?? owners.get(/^[^.]*/.exec(name)?.[0] ?? "");
}
