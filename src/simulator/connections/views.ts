import type { IDSyncConfigurationInput, SimpleDestination } from "../../segment/generated/wire.ts";
import type { SimulatedSpace } from "../state.ts";
import type { SpaceDestination, StoredConnection } from "../state/destinations.ts";
import { destinationOf } from "./destination-of.ts";
import { maskSecrets } from "./mask-secrets.ts";

/** What every answer about a connection shows of its configuration. */
export interface ConfigurationView {
  idSyncConfiguration: IDSyncConfigurationInput[];
  connectionSettings?: unknown;
}

/** The configuration of a connection, secrets masked. */
export function configurationView(connection: StoredConnection, space: SimulatedSpace): ConfigurationView {
  const { idSyncConfiguration, connectionSettings } = connection;
  const secretKeys = destinationOf(connection, space)?.secretSettings;
  return {
    idSyncConfiguration: [...idSyncConfiguration],
    connectionSettings: maskSecrets(connectionSettings ?? {}, secretKeys),
  };
}

/**
 * A connection as lists show it: mostly its destination. Whether that is a destination or a warehouse is not told
 * (API.md 5.3).
 */
export function connectionView(connection: StoredConnection, space: SimulatedSpace): SimpleDestination {
  const destination = destinationOf(connection, space);
  const settings = maskSecrets(destination?.settings ?? {}, destination?.secretSettings);
  return {
    id: connection.id,
    ...(destination && { name: destination.name, metadata: metadataOf(destination) }),
    sourceId: destination?.sourceId ?? `src_${space.id}`,
    enabled: destination?.enabled ?? destination !== undefined,
    createdAt: connection.createdAt,
    updatedAt: connection.updatedAt,
    settings: settings as Record<string, unknown>,
    destinationId: connection.destinationId,
    ...configurationView(connection, space),
  };
}

function metadataOf(destination: SpaceDestination): { id: string; name: string; slug: string } {
  const { name, slug, metadataId = slug, kindName = name } = destination;
  return { id: metadataId, name: kindName, slug };
}
