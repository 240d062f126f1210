import type { DestinationInput } from "../../segment/generated/wire.ts";
import { itemsOf } from "../collections.ts";
import { conflict, refuse } from "../refusal.ts";
import type { SimulatedSpace, StoredAudience } from "../state.ts";
import type { SpaceDestination, StoredConnection } from "../state/destinations.ts";
import type { World } from "../world.ts";

/** The destination that an audience is to be connected to. Throws a `Refusal` when that cannot be. */
export function findConnectable(
  input: DestinationInput,
  audience: StoredAudience,
  space: SimulatedSpace,
  { settings }: World,
): SpaceDestination {
  const found = itemsOf(space, "destinations").find(({ id, enabledInEngage }) => id === input.id && enabledInEngage);
  if (found === undefined) {
    const message = `Destination '${input.id}' is not enabled for this space; add it in the Engage settings first.`;
    throw refuse(settings.destinationNotEnabled, message, "destination.id");
  }
  if (found.type !== input.type && settings.destinationTypeMismatch !== "accept") {
    const message = `Destination '${input.id}' is not of type ${input.type}.`;
    throw refuse(settings.destinationTypeMismatch, message, "destination.type");
  }
  const connected = itemsOf(space, "connections").some(
    ({ audienceId, destinationId }) => audienceId === audience.id && destinationId === found.id,
  );
  if (connected && settings.duplicateConnection === 409) {
    throw conflict(`Audience '${audience.id}' is connected to destination '${found.id}' already.`);
  }
  return found;
}

/** Throws the documented 409 `Refusal` when activations still use a connection (API.md 5.1). */
export function refuseWithActivations(connection: StoredConnection, space: SimulatedSpace): void {
  const count = itemsOf(space, "activations").filter(({ connectionId }) => connectionId === connection.id).length;
  if (count > 0) throw conflict(`Connection '${connection.id}' still has ${count} activations.`);
}
