import type {
  CreateAudienceInput,
  CreateAudienceOutput,
  GetAudienceOutput,
  ListAudiencesOutput,
  RemoveAudienceFromSpaceOutput,
  UpdateAudienceForSpaceInput,
  UpdateAudienceForSpaceOutput,
} from "../../segment/generated/wire.ts";
import { refuseWithConnections, removeChildren } from "../audiences/children.ts";
import { assignKey, refuseTakenName } from "../audiences/keys.ts";
import {
  descriptionFaults,
  refuseImpossible,
  refuseOverQuota,
  refuseWithDependants,
  targetEntityFaults,
} from "../audiences/rules.ts";
import { searchAudiences, type SearchParameters } from "../audiences/search.ts";
import { refuseWhileLocked } from "../audiences/status.ts";
import { changeAudience, makeAudience } from "../audiences/store.ts";
import { fullView, summaryView } from "../audiences/views.ts";
import { keepFormerKey } from "../audiences/former-keys.ts";
import { findItem, listedItems, replaceItem, replaceItems } from "../collections.ts";
import { defineHandler } from "../handler.ts";
import { takePage, type PageParameters } from "../pagination.ts";
import { queryFaults } from "../queries/validity.ts";
import { dropVanished } from "../schedules/store.ts";
import { findSpace } from "../world.ts";

interface InSpace {
  spaceId: string;
}

interface OneAudience extends InSpace {
  id: string;
}

interface Including {
  include?: "schedules";
}

const createAudience = defineHandler<InSpace, CreateAudienceInput>({
  check: (body, world) => [
    ...descriptionFaults(body, world),
    ...targetEntityFaults(body),
    ...queryFaults(body, "audience", world),
  ],
  handle({ parameters, body, actor }, world): CreateAudienceOutput {
    const space = findSpace(world, parameters.spaceId);
    refuseOverQuota(space, world);
    const audience = makeAudience(body, assignKey(space, body.name, world.settings), actor, world);
    refuseImpossible(audience, body, space, world);
    replaceItems(space, "audiences", [...space.audiences, audience], world);
    return { audience: summaryView(audience, space, world.clock.now(), world) };
  },
});

const listAudiences = defineHandler<InSpace & PageParameters & SearchParameters & Including>({
  handle({ parameters }, world): ListAudiencesOutput {
    const space = findSpace(world, parameters.spaceId);
    const { items, asOfMs } = listedItems(space, "audiences", world);
    const { page, pagination } = takePage(searchAudiences(items, parameters), parameters, world.settings);
    return { audiences: page.map((one) => fullView(one, space, asOfMs, world, parameters.include)), pagination };
  },
});

const getAudience = defineHandler<OneAudience & Including>({
  handle({ parameters }, world): GetAudienceOutput {
    const space = findSpace(world, parameters.spaceId);
    const audience = findItem(space, "audiences", parameters.id);
    return { audience: fullView(audience, space, world.clock.now(), world, parameters.include) };
  },
});

const updateAudienceForSpace = defineHandler<OneAudience, UpdateAudienceForSpaceInput>({
  check: (body, world) => [...descriptionFaults(body, world), ...queryFaults(body, "audience", world)],
  handle({ parameters, body, actor }, world): UpdateAudienceForSpaceOutput {
    const space = findSpace(world, parameters.spaceId);
    const before = findItem(space, "audiences", parameters.id);
    refuseWhileLocked(before, world);
    if (body.name !== undefined) refuseTakenName(space, body.name, undefined, world.settings, before.id);
    const after = changeAudience(before, body, actor, world);
    refuseImpossible(after, body, space, world, before);
    if (after.enabled && !before.enabled) dropVanished(before, space, world);
    replaceItem(space, "audiences", before, after, world);
    return { audience: summaryView(after, space, world.clock.now(), world) };
  },
});

const removeAudienceFromSpace = defineHandler<OneAudience>({
  handle({ parameters }, world): RemoveAudienceFromSpaceOutput {
    const space = findSpace(world, parameters.spaceId);
    const audience = findItem(space, "audiences", parameters.id);
    if (world.settings.deleteWhileLocked === "refuse") refuseWhileLocked(audience, world);
    refuseWithDependants(audience, space, world);
    refuseWithConnections(audience, space, world);
    const others = space.audiences.filter((other) => other !== audience);
    replaceItems(space, "audiences", others, world);
    removeChildren(audience, space, world);
    keepFormerKey(audience, space, world);
    return { status: "SUCCESS" };
  },
});

/** Audiences: `/spaces/{spaceId}/audiences` (API.md 2). */
export const audienceHandlers = {
  createAudience,
  listAudiences,
  getAudience,
  updateAudienceForSpace,
  removeAudienceFromSpace,
};
