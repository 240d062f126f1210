import type { GetSpaceAlphaOutput, ListSpacesAlphaOutput, Space } from "../../segment/generated/wire.ts";
import { defineHandler } from "../handler.ts";
import { takePage, type PageParameters } from "../pagination.ts";
import type { SimulatedSpace } from "../state.ts";

const getSpace = defineHandler<{ spaceId: string }>({
  // An unknown space is 200 with null, not 404 (API.md 6.4).
  handle({ parameters }, world): GetSpaceAlphaOutput {
    const space = world.state.spaces.find(({ id }) => id === parameters.spaceId);
    return { space: space === undefined ? null : spaceView(space) };
  },
});

const listSpaces = defineHandler<PageParameters>({
  handle({ parameters }, world): ListSpacesAlphaOutput {
    // `hiddenFromList` is about what is in a space: a hidden space would only make everything unreachable.
    const settings = { ...world.settings, hiddenFromList: 0 };
    const { page, pagination } = takePage(world.state.spaces, parameters, settings);
    return { spaces: page.map(spaceView), pagination };
  },
});

function spaceView({ id, slug, name }: SimulatedSpace): Space {
  return { id, slug, name };
}

/** Spaces: read-only (API.md 6.4). */
export const spaceHandlers = { getSpace, listSpaces };
