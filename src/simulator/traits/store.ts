import type {
  CreateComputedTraitAlphaInput,
  UpdateComputedTraitForSpaceAlphaInput,
} from "../../segment/generated/wire.ts";
import { createId } from "../ids.ts";
import type { StoredTrait } from "../state.ts";
import { nextUpdate, nowText } from "../timestamps.ts";
import type { World } from "../world.ts";

/** A new computed trait, not yet in its space. Its options are fixed from here on (API.md 6.1). */
export function makeTrait(
  { name, description = "", enabled, definition, options = {} }: CreateComputedTraitAlphaInput,
  key: string,
  actor: string,
  world: World,
): StoredTrait {
  const now = nowText(world);
  return {
    // What ids of computed traits look like is not documented.
    id: createId("ctr_", world.clock.now()),
    key,
    name,
    description,
    enabled: enabled ?? world.settings.enabledDefault,
    type: definition.type,
    query: definition.query,
    options,
    createdBy: actor,
    updatedBy: actor,
    createdAt: now,
    updatedAt: now,
    computingSince: now,
    ...((enabled ?? world.settings.enabledDefault) ? {} : { disabledSince: now }),
  };
}

/** A computed trait after a PATCH, not yet in its space. */
export function changeTrait(
  trait: StoredTrait,
  { name, description, enabled = trait.enabled, definition }: UpdateComputedTraitForSpaceAlphaInput,
  actor: string,
  world: World,
): StoredTrait {
  const { disabledSince, ...kept } = trait;
  const now = nowText(world);
  const query = definition?.query ?? trait.query;
  const type = definition?.type ?? trait.type;
  const redefined = query !== trait.query || type !== trait.type;
  const locks = world.settings.locksOn === "any" || definition !== undefined;
  return {
    ...kept,
    name: name ?? trait.name,
    description: description ?? trait.description,
    enabled,
    type,
    query,
    updatedBy: actor,
    updatedAt: nextUpdate(trait.updatedAt, world),
    ...(enabled && !trait.enabled ? { computingSince: now } : {}),
    ...(enabled ? {} : { disabledSince: trait.enabled ? now : (disabledSince ?? trait.updatedAt) }),
    ...(redefined || (enabled && !trait.enabled) ? { sameSince: now } : {}),
    ...(locks ? { lockedSince: now } : {}),
  };
}
