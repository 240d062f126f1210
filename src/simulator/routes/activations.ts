import type {
  AddActivationToAudienceAlphaInput,
  AddActivationToAudienceAlphaOutput,
  GetActivationFromAudienceOutput,
  ListActivationsFromAudienceOutput,
  RemoveActivationFromAudienceOutput,
  UpdateActivationForAudienceAlphaInput,
  UpdateActivationForAudienceOutput,
} from "../../segment/generated/wire.ts";
import { refuseMisfit } from "../activations/activation-types.ts";
import { findActivation, type OneActivation } from "../activations/find-activation.ts";
import { refuseClassicEntities, refuseTakenActivationName, refuseUnknownAction } from "../activations/rules.ts";
import { activationView, changeActivation, makeActivation } from "../activations/store.ts";
import { findAudienceOf, type OfAudience } from "../audiences/find-audience.ts";
import { findItem, itemsOf, listedItems, replaceItem, replaceItems } from "../collections.ts";
import { destinationOf } from "../connections/destination-of.ts";
import { defineHandler } from "../handler.ts";
import { takePage, type PageParameters } from "../pagination.ts";

const addActivationToAudience = defineHandler<OfAudience & { connectionId: string }, AddActivationToAudienceAlphaInput>(
  {
    handle({ parameters, body }, world): AddActivationToAudienceAlphaOutput {
      const { space, audience } = findAudienceOf(parameters, world);
      const connection = findItem(
        space,
        "connections",
        parameters.connectionId,
        ({ audienceId }) => audienceId === audience.id,
      );
      const destination = destinationOf(connection, space);
      refuseClassicEntities(body, audience);
      refuseMisfit(body.activationType, audience, destination, world);
      refuseUnknownAction(body, destination, world);
      const activation = makeActivation(connection, destination, body, world);
      refuseTakenActivationName(activation, space, world);
      replaceItems(space, "activations", [...itemsOf(space, "activations"), activation], world);
      return { activation: activationView(activation, space, world.clock.now(), world) };
    },
  },
);

const listActivationsFromAudience = defineHandler<OfAudience & PageParameters>({
  handle({ parameters }, world): ListActivationsFromAudienceOutput {
    const { space, audience } = findAudienceOf(parameters, world);
    const { items, asOfMs } = listedItems(space, "activations", world);
    const activations = items.filter(({ audienceId }) => audienceId === audience.id);
    const { page, pagination } = takePage(activations, parameters, world.settings);
    return { activations: page.map((one) => activationView(one, space, asOfMs, world)), pagination };
  },
});

const getActivationFromAudience = defineHandler<OneActivation>({
  handle({ parameters }, world): GetActivationFromAudienceOutput {
    const { space, activation } = findActivation(parameters, world);
    return { activation: activationView(activation, space, world.clock.now(), world) };
  },
});

const updateActivationForAudience = defineHandler<OneActivation, UpdateActivationForAudienceAlphaInput>({
  handle({ parameters, body }, world): UpdateActivationForAudienceOutput {
    const { audience } = findAudienceOf(parameters, world);
    const { space, activation: before } = findActivation(parameters, world);
    const connection = findItem(space, "connections", before.connectionId);
    const destination = destinationOf(connection, space);
    refuseClassicEntities(body, audience);
    // The action of an existing mapping is not looked at, as it has no effect.
    if (before.destinationMapping === undefined) refuseUnknownAction(body, destination, world);
    const after = changeActivation(before, destination, body, world);
    refuseTakenActivationName(after, space, world);
    replaceItem(space, "activations", before, after, world);
    return { activation: activationView(after, space, world.clock.now(), world) };
  },
});

const removeActivationFromAudience = defineHandler<OneActivation>({
  handle({ parameters }, world): RemoveActivationFromAudienceOutput {
    const { space, activation } = findActivation(parameters, world);
    const others = itemsOf(space, "activations").filter((other) => other !== activation);
    replaceItems(space, "activations", others, world);
    return { status: "SUCCESS" };
  },
});

/** Activations: made under a connection, everything else under the audience (API.md 5.1). */
export const activationHandlers = {
  addActivationToAudience,
  listActivationsFromAudience,
  getActivationFromAudience,
  updateActivationForAudience,
  removeActivationFromAudience,
};
