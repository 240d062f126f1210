import type {
  AddDestinationToAudienceAlphaInput,
  AddDestinationToAudienceAlphaOutput,
  ListDestinationsFromAudienceAlphaOutput,
  RemoveDestinationFromAudienceAlphaOutput,
  UpdateDestinationForAudienceAlphaInput,
  UpdateDestinationForAudienceAlphaOutput,
} from "../../segment/generated/wire.ts";
import { findAudienceOf, type OfAudience } from "../audiences/find-audience.ts";
import { itemsOf, listedItems, replaceItem, replaceItems } from "../collections.ts";
import { findConnectable, refuseWithActivations } from "../connections/rules.ts";
import { changeConnection, findConnection, makeConnection } from "../connections/store.ts";
import { configurationView, connectionView } from "../connections/views.ts";
import { defineHandler } from "../handler.ts";
import { takePage, type PageParameters } from "../pagination.ts";
import { refuse } from "../refusal.ts";

interface OneConnection extends OfAudience {
  destinationId: string;
}

const addDestinationToAudience = defineHandler<OfAudience, AddDestinationToAudienceAlphaInput>({
  handle({ parameters, body }, world): AddDestinationToAudienceAlphaOutput {
    const { space, audience } = findAudienceOf(parameters, world);
    const destination = findConnectable(body.destination, audience, space, world);
    const connection = makeConnection(audience.id, destination, body, world);
    replaceItems(space, "connections", [...itemsOf(space, "connections"), connection], world);
    return { connection: { id: connection.id }, ...configurationView(connection, space) };
  },
});

const listDestinationsFromAudience = defineHandler<OfAudience & PageParameters>({
  handle({ parameters }, world): ListDestinationsFromAudienceAlphaOutput {
    const { space, audience } = findAudienceOf(parameters, world);
    const { hiddenConnections, hiddenFromList } = world.settings;
    const settings = { ...world.settings, hiddenFromList: Math.max(hiddenConnections, hiddenFromList) };
    const connections = listedItems(space, "connections", world).items.filter(
      ({ audienceId }) => audienceId === audience.id,
    );
    const { page, pagination } = takePage(connections, parameters, settings);
    return { connections: page.map((connection) => connectionView(connection, space)), pagination };
  },
});

const updateDestinationForAudience = defineHandler<OneConnection, UpdateDestinationForAudienceAlphaInput>({
  handle({ parameters, body }, world): UpdateDestinationForAudienceAlphaOutput {
    const { space, audience } = findAudienceOf(parameters, world);
    const before = findConnection(space, audience.id, parameters.destinationId, world);
    const after = changeConnection(before, body, world);
    if (after === undefined) throw refuse(400, "idSyncConfiguration or connectionSettings is required.");
    replaceItem(space, "connections", before, after, world);
    return { destination: { id: after.destinationId }, ...configurationView(after, space) };
  },
});

const removeDestinationFromAudience = defineHandler<OneConnection>({
  handle({ parameters }, world): RemoveDestinationFromAudienceAlphaOutput {
    const { space, audience } = findAudienceOf(parameters, world);
    const connection = findConnection(space, audience.id, parameters.destinationId, world);
    refuseWithActivations(connection, space);
    const others = itemsOf(space, "connections").filter((other) => other !== connection);
    replaceItems(space, "connections", others, world);
    return { status: "SUCCESS" };
  },
});

/** Destinations of audiences: `/spaces/{spaceId}/audiences/{audienceId}/destination-connections` (API.md 5). */
export const connectionHandlers = {
  addDestinationToAudience,
  listDestinationsFromAudience,
  updateDestinationForAudience,
  removeDestinationFromAudience,
};
