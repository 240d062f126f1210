import { itemsOf } from "../collections.ts";
import type { SimulatedSpace } from "../state.ts";
import type { StoredComputation } from "../state/audiences.ts";

/** Audiences and computed traits: they share keys, and refer to each other by them (API.md 2.10). */
export function computationsOf(space: SimulatedSpace): readonly StoredComputation[] {
  return [...space.audiences, ...itemsOf(space, "traits")];
}
