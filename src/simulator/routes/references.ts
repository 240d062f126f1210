import type { ListAudienceConsumersFromSpaceAndAudienceAlphaOutput } from "../../segment/generated/wire.ts";
import { findDependants } from "../audiences/references.ts";
import { searchAudiences, type SearchParameters } from "../audiences/search.ts";
import { sortAudiences, type SortParameters } from "../audiences/sort.ts";
import { summaryView } from "../audiences/views.ts";
import { findItem, listedItems } from "../collections.ts";
import { defineHandler } from "../handler.ts";
import { takePage, type PageParameters } from "../pagination.ts";
import { findSpace } from "../world.ts";

interface OneAudience {
  spaceId: string;
  id: string;
}

const listAudienceConsumersFromSpaceAndAudience = defineHandler<
  OneAudience & PageParameters & SearchParameters & SortParameters
>({
  handle({ parameters }, world): ListAudienceConsumersFromSpaceAndAudienceAlphaOutput {
    const space = findSpace(world, parameters.spaceId);
    const audience = findItem(space, "audiences", parameters.id);
    const { items, asOfMs } = listedItems(space, "audiences", world);
    // Audiences only: computed traits that refer to it are not told (API.md 2.10).
    const consumers = sortAudiences(searchAudiences(findDependants(audience, items), parameters), parameters);
    const { page, pagination } = takePage(consumers, parameters, world.settings);
    return { audiences: page.map((one) => summaryView(one, space, asOfMs, world)), pagination };
  },
});

/** Who refers to an audience: `/spaces/{spaceId}/audiences/{id}/audience-references` (API.md 2.10). */
export const referenceHandlers = { listAudienceConsumersFromSpaceAndAudience };
