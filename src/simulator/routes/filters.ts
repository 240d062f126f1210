import type {
  CreateFilterForSpaceInput,
  CreateFilterForSpaceOutput,
  DeleteFilterByIdOutput,
  GetFilterByIdOutput,
  ListFiltersForSpaceOutput,
  UpdateFilterByIdInput,
  UpdateFilterByIdOutput,
} from "../../segment/generated/wire.ts";
import { itemsOf, listedItems, replaceItem, replaceItems } from "../collections.ts";
import { filterFaults, refuseEleventh } from "../filters/rules.ts";
import { changeFilter, filterView, findFilter, makeFilter } from "../filters/store.ts";
import { takeFilterPage, type FilterPageParameters } from "../filters/take-page.ts";
import { defineHandler } from "../handler.ts";
import { notFound } from "../refusal.ts";
import { findSpace } from "../world.ts";

interface OneFilter {
  id: string;
}

const createFilterForSpace = defineHandler<object, CreateFilterForSpaceInput>({
  check: filterFaults,
  handle({ body }, world): CreateFilterForSpaceOutput {
    const space = findSpace(world, body.integrationId);
    refuseEleventh(space, world);
    const filter = makeFilter(body, world);
    replaceItems(space, "filters", [...itemsOf(space, "filters"), filter], world);
    return { filter: filterView(filter, space) };
  },
});

const listFiltersForSpace = defineHandler<FilterPageParameters & { integrationId: string }>({
  handle({ parameters }, world): ListFiltersForSpaceOutput {
    const space = findSpace(world, parameters.integrationId);
    const { page, pagination } = takeFilterPage(listedItems(space, "filters", world).items, parameters, world.settings);
    return { filters: page.map((filter) => filterView(filter, space)), pagination };
  },
});

const getFilterById = defineHandler<OneFilter>({
  handle({ parameters }, world): GetFilterByIdOutput {
    const { space, filter } = findFilter(parameters.id, world);
    return { filter: filterView(filter, space) };
  },
});

const updateFilterById = defineHandler<OneFilter, UpdateFilterByIdInput>({
  check: filterFaults,
  handle({ parameters, body }, world): UpdateFilterByIdOutput {
    const { space, filter: before } = findFilter(parameters.id, world);
    // A filter cannot be moved: in the space that the body names there is no such filter.
    if (body.integrationId !== space.id) throw notFound("Filter", parameters.id);
    const after = changeFilter(before, body, world);
    replaceItem(space, "filters", before, after, world);
    return { filter: filterView(after, space) };
  },
});

const deleteFilterById = defineHandler<OneFilter>({
  handle({ parameters }, world): DeleteFilterByIdOutput {
    const { space, filter } = findFilter(parameters.id, world);
    const others = itemsOf(space, "filters").filter((other) => other !== filter);
    replaceItems(space, "filters", others, world);
    return { deleted: true };
  },
});

/** Space filters: `/filters`, where `integrationId` is the space (API.md 6.2). */
export const filterHandlers = {
  createFilterForSpace,
  listFiltersForSpace,
  getFilterById,
  updateFilterById,
  deleteFilterById,
};
