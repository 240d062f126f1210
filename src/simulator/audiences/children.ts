import { itemsOf, replaceItems } from "../collections.ts";
import { conflict } from "../refusal.ts";
import type { SimulatedSpace, StoredAudience } from "../state.ts";
import type { World } from "../world.ts";

// What belongs to an audience and goes with it.
const children = ["schedules", "connections", "activations"] as const;

/** Throws a 409 `Refusal` when an audience has connections and `deleteWithConnections` refuses its deletion. */
export function refuseWithConnections(audience: StoredAudience, space: SimulatedSpace, { settings }: World): void {
  if (settings.deleteWithConnections === "cascade") return;
  const count = itemsOf(space, "connections").filter(({ audienceId }) => audienceId === audience.id).length;
  if (count > 0) throw conflict(`Audience '${audience.id}' is still connected to ${count} destinations.`);
}

/** Removes what belongs to an audience that is deleted. */
export function removeChildren(audience: StoredAudience, space: SimulatedSpace, world: World): void {
  for (const name of children) {
    const kept = itemsOf(space, name).filter(({ audienceId }) => audienceId !== audience.id);
    if (kept.length < itemsOf(space, name).length) replaceItems(space, name, kept, world);
  }
}
