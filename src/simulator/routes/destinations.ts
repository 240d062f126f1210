import type {
  DestinationV1,
  GetDestinationMetadataV1Output,
  GetDestinationV1Output,
  ListDestinationsV1Output,
  ListWarehousesV1Output,
} from "../../segment/generated/wire.ts";
import { refuseWithout } from "../access.ts";
import { itemsOf } from "../collections.ts";
import { destinationView, metadataView, warehouseView } from "../destinations/views.ts";
import { defineHandler } from "../handler.ts";
import { takePage, type PageParameters } from "../pagination.ts";
import { notFound } from "../refusal.ts";
import type { SpaceDestination } from "../state/destinations.ts";
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

/** Destinations and warehouses of the workspace, and their catalogue (API.md 5.11, API.md 5.12). */
export const destinationHandlers = { getDestination, listDestinations, getDestinationMetadata, listWarehouses };
