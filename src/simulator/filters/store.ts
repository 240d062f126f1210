import type { CreateFilterForSpaceInput, Filter, UpdateFilterByIdInput } from "../../segment/generated/wire.ts";
import { itemsOf } from "../collections.ts";
import { createId } from "../ids.ts";
import { notFound } from "../refusal.ts";
import type { SimulatedSpace } from "../state.ts";
import type { StoredFilter } from "../state/neighbours.ts";
import { nextUpdate, nowText } from "../timestamps.ts";
import { workspaceId } from "../workspace.ts";
import type { World } from "../world.ts";

/** A filter and its space, which the path of a filter does not name. Throws a 404 `Refusal`. */
export function findFilter(id: string, { state }: World): { space: SimulatedSpace; filter: StoredFilter } {
  for (const space of state.spaces) {
    const filter = itemsOf(space, "filters").find((candidate) => candidate.id === id);
    if (filter !== undefined) return { space, filter };
  }
  throw notFound("Filter", id);
}

/** A new filter, not yet in its space. */
export function makeFilter(input: CreateFilterForSpaceInput, world: World): StoredFilter {
  const { integrationId: _space, ...fields } = input;
  const now = nowText(world);
  return {
    // What ids of filters look like is not documented.
    id: createId("flt_", world.clock.now()),
    ...fields,
    enabled: input.enabled ?? world.settings.enabledDefault,
    createdAt: now,
    updatedAt: now,
  };
}

/** A filter after a PATCH, not yet in its space; what becomes of fields left out is the setting `filterPatch`. */
export function changeFilter(filter: StoredFilter, input: UpdateFilterByIdInput, world: World): StoredFilter {
  const { integrationId: _space, ...fields } = input;
  const { id, createdAt } = filter;
  const kept = world.settings.filterPatch === "keep" ? filter : { enabled: world.settings.enabledDefault };
  return { ...kept, ...fields, id, createdAt, updatedAt: nextUpdate(filter.updatedAt, world) };
}

/** A filter as it is read. */
export function filterView(filter: StoredFilter, space: SimulatedSpace): Filter {
  return { ...filter, workspaceId, integrationId: space.id };
}
