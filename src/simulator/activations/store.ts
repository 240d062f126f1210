import type {
  ActivationOutput,
  AddActivationToAudienceAlphaInput,
  UpdateActivationForAudienceAlphaInput,
} from "../../segment/generated/wire.ts";
import { createId } from "../ids.ts";
import type { SimulatedSpace } from "../state.ts";
import type { SpaceDestination, StoredActivation, StoredConnection } from "../state/destinations.ts";
import { nowText } from "../timestamps.ts";
import { workspaceId } from "../workspace.ts";
import type { World } from "../world.ts";
import { patchMapping, patchPersonalization } from "./patch-activation.ts";

/** A new activation, not yet in its space. */
export function makeActivation(
  { id: connectionId, audienceId }: StoredConnection,
  destination: SpaceDestination | undefined,
  { performResync, personalization = {}, displayName, ...input }: AddActivationToAudienceAlphaInput,
  world: World,
): StoredActivation {
  return {
    id: createId("act_", world.clock.now()),
    audienceId,
    connectionId,
    ...input,
    enabled: input.enabled ?? world.settings.enabledDefault,
    personalization,
    ...labelFor(displayName, destination, world),
    ...(performResync ? { resyncSince: nowText(world) } : {}),
  };
}

/** An activation after a PATCH, not yet in its space (API.md 5.8). An empty name is ignored. */
export function changeActivation(
  activation: StoredActivation,
  destination: SpaceDestination | undefined,
  input: UpdateActivationForAudienceAlphaInput,
  world: World,
): StoredActivation {
  const { settings } = world;
  const destinationMapping = patchMapping(activation.destinationMapping, input.destinationMapping, settings);
  return {
    ...activation,
    enabled: input.enabled ?? activation.enabled,
    activationName: input.activationName || activation.activationName,
    ...labelFor(input.displayName, destination, world),
    personalization: patchPersonalization(activation.personalization, input.personalization, settings),
    ...(destinationMapping && { destinationMapping }),
    ...((input.performResync ?? settings.resyncOnPatch) ? { resyncSince: nowText(world) } : {}),
  };
}

/**
 * An activation as it is read, with what is empty: what reads leave out of it is up to the setting `optionalFields`.
 * `entities` is there for classic audiences, too, which may not send it.
 */
export function activationView(
  { personalization, destinationMapping, resyncSince, ...activation }: StoredActivation,
  space: SimulatedSpace,
  atMs: number,
  { clock, settings }: World,
): ActivationOutput {
  const pendingMs = clock.durationMs(settings.resyncSeconds);
  return {
    ...activation,
    displayName: activation.displayName ?? "",
    workspaceId,
    spaceId: space.id,
    personalization: {
      syncEntityPropertyChanges: false,
      ...personalization,
      profile: { properties: [], mapping: {}, ...personalization.profile },
      entities: personalization.entities ?? [],
    },
    ...(destinationMapping && { destinationMapping: { settings: {}, ...destinationMapping } }),
    performResync: resyncSince !== undefined && atMs - Date.parse(resyncSince) < pendingMs,
  };
}

function labelFor(
  displayName: string | null | undefined,
  destination: SpaceDestination | undefined,
  { settings }: World,
): { displayName?: string | null } {
  const dropped = settings.displayNameElsewhere === "drop" && destination?.type !== "warehouse";
  return displayName === undefined || dropped ? {} : { displayName };
}
