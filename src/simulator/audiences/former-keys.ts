import { UncertainTrait } from "../../evaluator/index.ts";
import { itemsOf, replaceItems } from "../collections.ts";
import { membershipsAt } from "../people/members-at.ts";
import type { SimulatedSpace, StoredAudience, StoredTrait } from "../state.ts";
import type { StoredFormerKey } from "../state/knowledge.ts";
import { nowText } from "../timestamps.ts";
import type { World } from "../world.ts";

/**
 * Remembers the key of an audience or computed trait that is deleted, and what it said of people: it stays on profiles as a
 * trait (API.md 2.4).
 */
export function keepFormerKey(computation: StoredAudience | StoredTrait, space: SimulatedSpace, world: World): void {
  const { key } = computation;
  space.deletedKeys = [...new Set([...space.deletedKeys, key])];
  const isAudience = "audienceType" in computation;
  const of = isAudience ? computation.audienceType : computation.type;
  const seen = membershipsAt(space, world.clock.now(), world.settings).seenOf(computation);
  const values = seen.map((each) =>
    each.seen instanceof UncertainTrait ? { id: each.id } : { id: each.id, value: each.seen },
  );
  const former: StoredFormerKey = {
    key,
    type: isAudience ? "AUDIENCE" : "COMPUTED",
    collection: of === "ACCOUNTS" ? "accounts" : "users",
    lastSeenAt: nowText(world),
    ...(values.length > 0 && { values }),
  };
  const others = itemsOf(space, "formerKeys").filter(
    (each) => each.key !== key || each.collection !== former.collection,
  );
  replaceItems(space, "formerKeys", [...others, former], world);
}
