import { findAudienceOf, type OfAudience } from "../audiences/find-audience.ts";
import { findItem } from "../collections.ts";
import type { SimulatedSpace } from "../state.ts";
import type { StoredActivation } from "../state/destinations.ts";
import type { World } from "../world.ts";

/** The path parameters of one activation. */
export interface OneActivation extends OfAudience {
  id: string;
}

/** The activation of a path and its space. Throws a 404 `Refusal`. */
export function findActivation(
  parameters: OneActivation,
  world: World,
): { space: SimulatedSpace; activation: StoredActivation } {
  const { space, audience } = findAudienceOf(parameters, world);
  const counts = ({ audienceId }: StoredActivation): boolean => audienceId === audience.id;
  return { space, activation: findItem(space, "activations", parameters.id, counts) };
}
