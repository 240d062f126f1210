import { itemsOf } from "../collections.ts";
import type { SimulatedSpace } from "../state.ts";
import type { SpaceDestination, StoredConnection } from "../state/destinations.ts";

/** The destination behind a connection, `undefined` when the space does not know it any more. */
export function destinationOf(connection: StoredConnection, space: SimulatedSpace): SpaceDestination | undefined {
  return itemsOf(space, "destinations").find(({ id }) => id === connection.destinationId);
}
