import { itemsOf } from "../collections.ts";
import type { SimulatedSpace, StoredAudience, StoredTrait } from "../state.ts";

/** Audiences and computed traits: they share keys, and refer to each other by them (API.md 2.10). */
export function computationsOf(space: SimulatedSpace): readonly (StoredAudience | StoredTrait)[] {
  return [...space.audiences, ...itemsOf(space, "traits")];
}
