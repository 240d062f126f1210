import { computedKindOf, type ComputedKind, type ComputedTraits } from "../evaluator/witness/index.ts";
import type { Address } from "../resources/resource.ts";
import type { Definition, Definitions } from "./definition.ts";

/** What a trait is that has the key of an audience or a computed trait. */
export interface ComputedKey {
  address: Address;
  kind: ComputedKind;
}

/** What an audience or a computed trait gives, as other queries see it. */
export function kindOfTrait({ gives, query }: Definition): ComputedKind {
  if (gives === "members") return "membership";
  return "tree" in query ? computedKindOf(query.tree) : "unknown";
}

/** What the traits are that have the keys of what a project declares. */
export function computedKeys(definitions: Definitions): ReadonlyMap<string, ComputedKey> {
  return new Map(
    [...definitions.values()].map((each) => [each.key, { address: each.address, kind: kindOfTrait(each) }]),
  );
}

/** The same for a search. */
export function computedTraits(definitions: Definitions): ComputedTraits {
  return new Map([...computedKeys(definitions)].map(([key, { kind }]) => [key, kind]));
}
