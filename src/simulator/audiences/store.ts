import { isDeepStrictEqual } from "node:util";
import type { CreateAudienceInput, UpdateAudienceForSpaceInput } from "../../segment/generated/wire.ts";
import { createId } from "../ids.ts";
import type { StoredAudience } from "../state.ts";
import { nextUpdate, nowText } from "../timestamps.ts";
import type { World } from "../world.ts";
import { patchOptions } from "./options.ts";
import { wasComputed } from "./status.ts";

/** A new audience, not yet in its space. */
export function makeAudience(input: CreateAudienceInput, key: string, actor: string, world: World): StoredAudience {
  const now = nowText(world);
  const enabled = input.enabled ?? world.settings.enabledDefault;
  return {
    id: createId("aud_", world.clock.now()),
    key,
    name: input.name,
    description: input.description ?? "",
    enabled,
    audienceType: input.audienceType,
    query: input.definition.query,
    // Linked audiences without one target profiles (API.md 2.2).
    ...(input.audienceType === "LINKED" ? { targetEntity: input.definition.targetEntity ?? "profile" } : {}),
    options: input.options ?? {},
    createdBy: actor,
    updatedBy: actor,
    createdAt: now,
    updatedAt: now,
    computingSince: now,
    ...(enabled ? {} : { disabledSince: now }),
  };
}

/** An audience after a PATCH, not yet in its space. The key stays what it was (API.md 2.4). */
export function changeAudience(
  before: StoredAudience,
  input: UpdateAudienceForSpaceInput,
  actor: string,
  world: World,
): StoredAudience {
  const { disabledSince, ...audience } = before;
  const now = nowText(world);
  const enabled = input.enabled ?? audience.enabled;
  const computed = wasComputed(before, world.clock.now(), world);
  const stuck = world.settings.editDuringBackfill === "stuck" && before.enabled && !computed;
  const query = input.definition?.query ?? audience.query;
  const options = patchOptions(audience.options, input.options, world.settings);
  const redefined = query !== audience.query || !isDeepStrictEqual(options, audience.options);
  const offMs = Date.parse(disabledSince ?? before.updatedAt);
  const wasOn = before.enabled || offMs > Date.parse(before.computingSince);
  const locks = world.settings.locksOn === "any" || input.definition !== undefined || input.options !== undefined;
  return {
    ...audience,
    name: input.name ?? audience.name,
    description: input.description ?? audience.description,
    enabled,
    query,
    options,
    updatedBy: actor,
    updatedAt: nextUpdate(audience.updatedAt, world),
    ...(enabled && !audience.enabled ? { computingSince: now } : {}),
    ...(enabled && !audience.enabled && computed ? { computedBefore: true as const } : {}),
    ...(redefined || (enabled && !audience.enabled) ? { [wasOn ? "sameSince" : "startedAt"]: now } : {}),
    ...(stuck ? { stuckSince: now } : {}),
    ...(enabled ? {} : { disabledSince: audience.enabled ? now : (disabledSince ?? audience.updatedAt) }),
    ...(locks ? { lockedSince: now } : {}),
  };
}
