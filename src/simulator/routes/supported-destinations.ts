import type { ListSupportedDestinationsFromAudienceAlphaOutput } from "../../segment/generated/wire.ts";
import { itemsOf } from "../collections.ts";
import { defineHandler } from "../handler.ts";
import { inputFault } from "../input-faults.ts";
import { refuseFaults } from "../refusal.ts";
import type { StoredAudience } from "../state.ts";
import type { SpaceDestination } from "../state/destinations.ts";
import { findSpace } from "../world.ts";

interface Parameters {
  spaceId: string;
  audienceType: StoredAudience["audienceType"];
  slug?: string;
  actionId?: string;
}

// The file has the parameter as any text.
const audienceTypes: readonly string[] = ["USERS", "ACCOUNTS", "LINKED"];

const listSupportedDestinationsFromAudience = defineHandler<Parameters>({
  handle({ parameters }, world): ListSupportedDestinationsFromAudienceAlphaOutput {
    const space = findSpace(world, parameters.spaceId);
    if (!audienceTypes.includes(parameters.audienceType)) {
      refuseFaults([inputFault("audienceType", `must be one of [${audienceTypes.join(", ")}]`)]);
    }
    const supported = itemsOf(space, "destinations").filter((destination) => fits(destination, parameters));
    // Keys and inner shape are ours: the map is untyped and nobody has shown one (API.md 5.1). Several destinations may
    // share a slug, and then share their catalogue too.
    return { destinations: Object.fromEntries(supported.map((one) => [one.slug, supportedView(one)])) };
  },
});

function fits({ audienceTypes, slug, actions = [] }: SpaceDestination, asked: Parameters): boolean {
  if (audienceTypes !== undefined && !audienceTypes.includes(asked.audienceType)) return false;
  if (asked.slug !== undefined && asked.slug !== slug) return false;
  return asked.actionId === undefined || actions.some(({ id }) => id === asked.actionId);
}

function supportedView({ name, slug, actions = [] }: SpaceDestination): Record<string, unknown> {
  return { name, slug, actions: actions.map(({ fields = [], ...action }) => ({ ...action, fields })) };
}

/** What an audience type can be sent to: `…/audienceType/{audienceType}/supported-destinations` (API.md 5.1). */
export const supportedDestinationHandlers = { listSupportedDestinationsFromAudience };
