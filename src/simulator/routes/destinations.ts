import type {
  DestinationMetadataActionFieldV1,
  DestinationMetadataActionV1,
  DestinationMetadataV1,
  DestinationV1,
  GetDestinationMetadataV1Output,
  GetDestinationV1Output,
  ListDestinationsV1Output,
  ListWarehousesV1Output,
  WarehouseV1,
} from "../../segment/generated/wire.ts";
import { refuseWithout } from "../access.ts";
import { itemsOf } from "../collections.ts";
import { maskSecrets } from "../connections/mask-secrets.ts";
import { defineHandler } from "../handler.ts";
import { takePage, type PageParameters } from "../pagination.ts";
import { notFound } from "../refusal.ts";
import type { DestinationAction, DestinationField, SpaceDestination } from "../state/destinations.ts";
import { workspaceId } from "../workspace.ts";
import type { World } from "../world.ts";

const getDestination = defineHandler<{ destinationId: string }>({
  handle({ parameters: { destinationId } }, world): GetDestinationV1Output {
    const found = readable(world).find(({ id }) => id === destinationId);
    if (found === undefined) throw notFound("Destination", destinationId);
    return { destination: found };
  },
});

const listDestinations = defineHandler<PageParameters>({
  handle({ parameters }, world): ListDestinationsV1Output {
    // `hiddenFromList` is about what is in a space.
    const settings = { ...world.settings, hiddenFromList: 0 };
    const { page, pagination } = takePage(readable(world), parameters, settings);
    return { destinations: page, pagination };
  },
});

const getDestinationMetadata = defineHandler<{ destinationMetadataId: string }>({
  // The catalogue is the same for everybody, so no right is asked for.
  handle({ parameters: { destinationMetadataId } }, world): GetDestinationMetadataV1Output {
    const found = ofType("destination", world).find((one) => (one.metadataId ?? one.slug) === destinationMetadataId);
    if (found === undefined) throw notFound("Destination metadata", destinationMetadataId);
    return { destinationMetadata: metadataView(found) };
  },
});

const listWarehouses = defineHandler<PageParameters>({
  handle({ parameters }, world): ListWarehousesV1Output {
    refuseWithout(world.settings.destinationsReadable, "warehouses");
    const settings = { ...world.settings, hiddenFromList: 0 };
    const { page, pagination } = takePage(ofType("warehouse", world), parameters, settings);
    return { warehouses: page.map(warehouseView), pagination };
  },
});

/** The destinations that the token may read. Warehouses are no destinations here (API.md 5.11). */
function readable(world: World): DestinationV1[] {
  refuseWithout(world.settings.destinationsReadable, "destinations");
  return ofType("destination", world).map(destinationView);
}

/** What the workspace has, each once, whichever of its spaces knows it. */
function ofType(type: SpaceDestination["type"], { state }: World): (SpaceDestination & { sourceId: string })[] {
  const all = state.spaces.flatMap((space) =>
    itemsOf(space, "destinations")
      .filter((destination) => destination.type === type)
      .map((destination) => ({ sourceId: `src_${space.id}`, ...destination })),
  );
  return [...new Map(all.map((one) => [one.id, one])).values()];
}

function destinationView(destination: SpaceDestination & { sourceId: string }): DestinationV1 {
  const { id, name, sourceId, enabled = true } = destination;
  return { id, name, enabled, sourceId, settings: settingsView(destination), metadata: metadataView(destination) };
}

function warehouseView(warehouse: SpaceDestination): WarehouseV1 {
  const { id, name, slug, metadataId = slug, enabled = true } = warehouse;
  const metadata = { id: metadataId, name, slug, description: name };
  return { id, workspaceId, enabled, metadata, settings: settingsView(warehouse) };
}

function settingsView({ settings, secretSettings }: SpaceDestination): Record<string, unknown> {
  return maskSecrets(settings ?? {}, secretSettings) as Record<string, unknown>;
}

function metadataView(destination: SpaceDestination): DestinationMetadataV1 {
  const { name, slug, metadataId = slug, status = "PUBLIC", supportedRegions, actions = [] } = destination;
  const regions = supportedRegions && { supportedRegions: [...supportedRegions] };
  return { id: metadataId, name, slug, status, ...regions, actions: actions.map(actionView) };
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

/** Destinations and warehouses of the workspace, and their catalogue (API.md 5.11, API.md 5.12). */
export const destinationHandlers = { getDestination, listDestinations, getDestinationMetadata, listWarehouses };
