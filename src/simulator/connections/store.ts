import type {
  AddDestinationToAudienceAlphaInput,
  IDSyncConfigurationInput,
  UpdateDestinationForAudienceAlphaInput,
} from "../../segment/generated/wire.ts";
import { findItem } from "../collections.ts";
import { createId } from "../ids.ts";
import type { SimulatedSpace } from "../state.ts";
import type { SpaceDestination, StoredConnection } from "../state/destinations.ts";
import { nextUpdate, nowText } from "../timestamps.ts";
import type { World } from "../world.ts";

/** What a destination that names no default gives a connection without identifiers (API.md 5.4). */
const usualIdSync: readonly IDSyncConfigurationInput[] = [
  { externalId: "email", strategy: "last" },
  { externalId: "user_id", strategy: "last" },
];

/** The connection that a path means, by the setting `connectionPathId`. Throws a 404 `Refusal`. */
export function findConnection(space: SimulatedSpace, audienceId: string, id: string, world: World): StoredConnection {
  const ofAudience = (connection: StoredConnection): boolean => connection.audienceId === audienceId;
  const byDestination = space.connections?.find((one) => ofAudience(one) && one.destinationId === id);
  const connectionId = world.settings.connectionPathId === "either" ? (byDestination?.id ?? id) : id;
  return findItem(space, "connections", connectionId, ofAudience);
}

/** A new connection, not yet in its space. */
export function makeConnection(
  audienceId: string,
  destination: SpaceDestination,
  { idSyncConfiguration = [], connectionSettings }: AddDestinationToAudienceAlphaInput,
  world: World,
): StoredConnection {
  const now = nowText(world);
  return {
    id: createId("ii_", world.clock.now()),
    audienceId,
    destinationId: destination.id,
    idSyncConfiguration:
      idSyncConfiguration.length > 0 ? idSyncConfiguration : (destination.defaultIdSync ?? usualIdSync),
    ...(isLeftOut(connectionSettings) ? {} : { connectionSettings }),
    createdAt: now,
    updatedAt: now,
  };
}

/**
 * A connection after a PATCH, not yet in its space, or `undefined` when the PATCH says nothing: what is supplied
 * replaces what is stored, and an empty array or object counts as left out (API.md 5.5).
 */
export function changeConnection(
  connection: StoredConnection,
  { idSyncConfiguration = [], connectionSettings }: UpdateDestinationForAudienceAlphaInput,
  world: World,
): StoredConnection | undefined {
  if (idSyncConfiguration.length === 0 && isLeftOut(connectionSettings)) return undefined;
  return {
    ...connection,
    ...(idSyncConfiguration.length > 0 ? { idSyncConfiguration } : {}),
    ...(isLeftOut(connectionSettings) ? {} : { connectionSettings }),
    updatedAt: nextUpdate(connection.updatedAt, world),
  };
}

// That null counts as left out too is ours: the field may be null, and nothing says what that does.
function isLeftOut(settings: unknown): boolean {
  if (settings === undefined || settings === null) return true;
  return typeof settings === "object" && Object.keys(settings).length === 0;
}
