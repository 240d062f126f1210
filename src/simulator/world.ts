import type { Clock } from "./clock.ts";
import type { ListHistory } from "./list-history.ts";
import { notFound } from "./refusal.ts";
import type { SimulatorSettings } from "./settings.ts";
import type { SimulatedSpace, SimulatorState } from "./state.ts";

/** What handlers work with. */
export interface World {
  state: SimulatorState;
  settings: SimulatorSettings;
  clock: Clock;
  history: ListHistory;
}

/** The space with that id. Throws a 404 `Refusal`. */
export function findSpace(world: World, spaceId: string): SimulatedSpace {
  const space = world.state.spaces.find(({ id }) => id === spaceId);
  if (space === undefined) throw notFound("Space", spaceId);
  return space;
}
