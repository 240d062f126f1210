import type {
  AddActivationToAudienceAlphaInput,
  UpdateActivationForAudienceAlphaInput,
} from "../../segment/generated/wire.ts";
import { itemsOf } from "../collections.ts";
import { inputFault } from "../input-faults.ts";
import { conflict, refuse, refuseFaults } from "../refusal.ts";
import type { SimulatedSpace, StoredAudience } from "../state.ts";
import type { SpaceDestination, StoredActivation } from "../state/destinations.ts";
import type { World } from "../world.ts";

/** Throws the documented 400 `Refusal` of entities for a classic audience, an empty list included (API.md 5.7). */
export function refuseClassicEntities(
  { personalization }: UpdateActivationForAudienceAlphaInput,
  { audienceType }: StoredAudience,
): void {
  if (audienceType === "LINKED" || personalization?.entities === undefined) return;
  throw refuse(400, "Entities are only supported for LINKED audiences.", "personalization.entities");
}

/** Throws a 422 `Refusal` for an action that the destination does not have, when `unknownAction` refuses that. */
export function refuseUnknownAction(
  { destinationMapping }: Pick<AddActivationToAudienceAlphaInput, "destinationMapping">,
  destination: SpaceDestination | undefined,
  { settings }: World,
): void {
  if (settings.unknownAction === "accept" || destinationMapping === undefined) return;
  const known = destination?.actions?.map(({ id }) => id);
  if (known === undefined || known.includes(destinationMapping.actionId)) return;
  refuseFaults([inputFault("destinationMapping.actionId", `must be one of [${known.join(", ")}]`)]);
}

/** Throws a 409 `Refusal` when another activation of the connection has the name and that is refused. */
export function refuseTakenActivationName(candidate: StoredActivation, space: SimulatedSpace, world: World): void {
  if (world.settings.duplicateActivationName === "allow") return;
  const taken = itemsOf(space, "activations").some(
    ({ id, connectionId, activationName }) =>
      id !== candidate.id && connectionId === candidate.connectionId && activationName === candidate.activationName,
  );
  if (taken) throw conflict(`An activation with the name '${candidate.activationName}' already exists.`);
}
