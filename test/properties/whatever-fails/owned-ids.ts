import { splitDescription } from "../../../src/resources/marker.ts";
import type { SimulatedSpace } from "../../../src/simulator/state.ts";

/** What belongs to the project in a space: ids of objects, parts left out. */
export function ownedIds(space: SimulatedSpace): Set<string> {
  const all = [...space.audiences, ...(space.traits ?? []), ...(space.filters ?? [])];
  return new Set(
    all.flatMap(({ id, description = "" }) => {
      const { ownership } = splitDescription(description);
      return typeof ownership === "object" && ownership.project === "growth" ? [id] : [];
    }),
  );
}
