import type {
  DestinationMetadataActionFieldV1,
  DestinationMetadataActionV1,
  DestinationMetadataV1,
  DestinationV1,
  WarehouseV1,
} from "../../segment/generated/wire.ts";
import { maskSecrets } from "../connections/mask-secrets.ts";
import type { DestinationAction, DestinationField, SpaceDestination } from "../state/destinations.ts";
import { workspaceId } from "../workspace.ts";

/** A destination as the workspace's list shows it, secrets masked (API.md 5.11). */
export function destinationView(destination: SpaceDestination & { sourceId: string }): DestinationV1 {
  const { id, name, sourceId, enabled = true } = destination;
  return { id, name, enabled, sourceId, settings: settingsView(destination), metadata: metadataView(destination) };
}

/** A warehouse, secrets masked (API.md 5.12). */
export function warehouseView(warehouse: SpaceDestination): WarehouseV1 {
  const { id, name, slug, metadataId = slug, enabled = true } = warehouse;
  const metadata = { id: metadataId, name, slug, description: name };
  return { id, workspaceId, enabled, metadata, settings: settingsView(warehouse) };
}

function settingsView({ settings, secretSettings }: SpaceDestination): Record<string, unknown> {
  return maskSecrets(settings ?? {}, secretSettings) as Record<string, unknown>;
}

/** A kind of destination, as the catalogue has it (API.md 5.12). */
export function metadataView(destination: SpaceDestination): DestinationMetadataV1 {
  const { name, slug, metadataId = slug, kindName = name, status = "PUBLIC" } = destination;
  const { supportedRegions, actions = [] } = destination;
  const regions = supportedRegions && { supportedRegions: [...supportedRegions] };
  return { id: metadataId, name: kindName, slug, status, ...regions, actions: actions.map(actionView) };
}

// What an action has besides its fields is ours: no audience depends on it.
function actionView({ id, name, hidden = false, fields = [] }: DestinationAction): DestinationMetadataActionV1 {
  return {
    id,
    slug: id,
    name,
    description: name,
    platform: "CLOUD",
    hidden,
    defaultTrigger: null,
    fields: fields.map((field, sortOrder) => fieldView(id, field, sortOrder)),
  };
}

function fieldView(actionId: string, field: DestinationField, sortOrder: number): DestinationMetadataActionFieldV1 {
  const { key, label = key, type = "string", required = false, multiple = false, ...optional } = field;
  return {
    id: `${actionId}-${key}`,
    sortOrder,
    fieldKey: key,
    label,
    type: type.toUpperCase() as Uppercase<typeof type>,
    description: label,
    required,
    multiple,
    dynamic: false,
    allowNull: !required,
    ...optional,
  };
}
