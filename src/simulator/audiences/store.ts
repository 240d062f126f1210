import type { CreateAudienceInput, UpdateAudienceForSpaceInput } from "../../segment/generated/wire.ts";
import { createId } from "../ids.ts";
import { notFound } from "../refusal.ts";
import type { SimulatedSpace, StoredAudience } from "../state.ts";
import type { World } from "../world.ts";
import { patchOptions } from "./options.ts";

/** The audience with that id. Throws a 404 `Refusal`. */
export function findAudience(space: SimulatedSpace, id: string): StoredAudience {
  const audience = space.audiences.find((candidate) => candidate.id === id);
  if (audience === undefined) throw notFound("Audience", id);
  return audience;
}

/** A new audience, not yet in its space. */
export function makeAudience(input: CreateAudienceInput, key: string, actor: string, world: World): StoredAudience {
  const now = new Date(world.clock.now()).toISOString();
  return {
    id: createId("aud_", world.clock.now()),
    key,
    name: input.name,
    description: input.description ?? "",
    enabled: input.enabled ?? world.settings.enabledDefault,
    audienceType: input.audienceType,
    query: input.definition.query,
    // Linked audiences without one target profiles (facts 2.2).
    ...(input.audienceType === "LINKED" ? { targetEntity: input.definition.targetEntity ?? "profile" } : {}),
    options: input.options ?? {},
    createdBy: actor,
    updatedBy: actor,
    createdAt: now,
    updatedAt: now,
    computingSince: now,
  };
}

/** An audience after a PATCH, not yet in its space. The key stays what it was (facts 2.4). */
export function changeAudience(
  audience: StoredAudience,
  input: UpdateAudienceForSpaceInput,
  actor: string,
  world: World,
): StoredAudience {
  const nowMs = world.clock.now();
  const now = new Date(nowMs).toISOString();
  // Never the same instant twice: clients tell by `updatedAt` that somebody else was faster.
  const updatedAt = new Date(Math.max(nowMs, Date.parse(audience.updatedAt) + 1)).toISOString();
  const enabled = input.enabled ?? audience.enabled;
  const locks = world.settings.locksOn === "any" || input.definition !== undefined || input.options !== undefined;
  return {
    ...audience,
    name: input.name ?? audience.name,
    description: input.description ?? audience.description,
    enabled,
    query: input.definition?.query ?? audience.query,
    options: patchOptions(audience.options, input.options, world.settings),
    updatedBy: actor,
    updatedAt,
    ...(enabled && !audience.enabled ? { computingSince: now } : {}),
    ...(locks ? { lockedSince: now } : {}),
  };
}

/** Puts a new list of audiences into a space; what it held before stays known to lists that lag. */
export function replaceAudiences(space: SimulatedSpace, audiences: readonly StoredAudience[], world: World): void {
  world.history.record(space, "audiences", space.audiences);
  space.audiences = audiences;
}
