import type {
  DestinationMetadataActionV1,
  DestinationV1,
  GetDestinationV1Output,
  ListDestinationsV1Output,
} from "../../segment/generated/wire.ts";
import { itemsOf } from "../collections.ts";
import { maskSecrets } from "../connections/mask-secrets.ts";
import { defineHandler } from "../handler.ts";
import { takePage, type PageParameters } from "../pagination.ts";
import { notFound, refuse } from "../refusal.ts";
import type { DestinationAction, SpaceDestination } from "../state/destinations.ts";
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

/** The destinations of the workspace, each once. Warehouses are no destinations here (API.md 5.11). */
function readable({ state, settings: { destinationsReadable } }: World): DestinationV1[] {
  if (destinationsReadable !== "all") {
    throw refuse(destinationsReadable, "The token may not read destinations.");
  }
  const all = state.spaces.flatMap((space) =>
    itemsOf(space, "destinations")
      .filter(({ type }) => type === "destination")
      .map((destination) => ({ sourceId: `src_${space.id}`, ...destination })),
  );
  return [...new Map(all.map((one) => [one.id, destinationView(one)])).values()];
}

function destinationView(destination: SpaceDestination & { sourceId: string }): DestinationV1 {
  const { id, name, slug, metadataId = slug, sourceId, enabled = true, actions = [] } = destination;
  const settings = maskSecrets(destination.settings ?? {}, destination.secretSettings) as Record<string, unknown>;
  const metadata = { id: metadataId, name, slug, status: "PUBLIC", actions: actions.map(actionView) };
  return { id, name, enabled, sourceId, settings, metadata };
}

// What an action has besides its fields is ours: no audience depends on it.
function actionView({ id, name, fields = [] }: DestinationAction): DestinationMetadataActionV1 {
  return {
    id,
    slug: id,
    name,
    description: name,
    platform: "CLOUD",
    hidden: false,
    defaultTrigger: null,
    fields: fields.map(({ key, label = key, type = "string", required = false }, sortOrder) => ({
      id: `${id}-${key}`,
      sortOrder,
      fieldKey: key,
      label,
      type: type.toUpperCase(),
      description: label,
      required,
      multiple: false,
      dynamic: false,
      allowNull: !required,
    })),
  };
}

/** The destinations of the workspace: `/destinations` (API.md 5.11). */
export const destinationHandlers = { getDestination, listDestinations };
