import { findItem } from "../collections.ts";
import type { SimulatedSpace, StoredAudience } from "../state.ts";
import { findSpace, type World } from "../world.ts";

/** The path parameters of what belongs to an audience. Schedules and references call the audience `id` instead. */
export interface OfAudience {
  spaceId: string;
  audienceId: string;
}

/** The space and the audience that a path names. Throws a 404 `Refusal`. */
export function findAudienceOf(
  { spaceId, audienceId }: OfAudience,
  world: World,
): { space: SimulatedSpace; audience: StoredAudience } {
  const space = findSpace(world, spaceId);
  return { space, audience: findItem(space, "audiences", audienceId) };
}
