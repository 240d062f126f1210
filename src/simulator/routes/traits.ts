import type {
  CreateComputedTraitAlphaInput,
  CreateComputedTraitAlphaOutput,
  GetComputedTraitAlphaOutput,
  ListComputedTraitsAlphaOutput,
  RemoveComputedTraitFromSpaceAlphaOutput,
  UpdateComputedTraitForSpaceAlphaInput,
  UpdateComputedTraitForSpaceAlphaOutput,
} from "../../segment/generated/wire.ts";
import { assignKey, refuseTakenName } from "../audiences/keys.ts";
import { descriptionFaults, refuseWithDependants } from "../audiences/rules.ts";
import { refuseWhileLocked } from "../audiences/status.ts";
import { keepFormerKey } from "../audiences/former-keys.ts";
import { findItem, itemsOf, listedItems, replaceItem, replaceItems } from "../collections.ts";
import { defineHandler } from "../handler.ts";
import { takePage, type PageParameters } from "../pagination.ts";
import { queryFaults } from "../queries/validity.ts";
import { refuseImpossibleTrait } from "../traits/rules.ts";
import { changeTrait, makeTrait } from "../traits/store.ts";
import { traitView } from "../traits/views.ts";
import { findSpace } from "../world.ts";

interface InSpace {
  spaceId: string;
}

interface OneTrait extends InSpace {
  id: string;
}

const createComputedTrait = defineHandler<InSpace, CreateComputedTraitAlphaInput>({
  check: (body, world) => [...descriptionFaults(body, world), ...queryFaults(body, "computed-trait", world)],
  handle({ parameters, body, actor }, world): CreateComputedTraitAlphaOutput {
    const space = findSpace(world, parameters.spaceId);
    const trait = makeTrait(body, assignKey(space, body.name, world.settings), actor, world);
    refuseImpossibleTrait(trait, space, world);
    replaceItems(space, "traits", [...itemsOf(space, "traits"), trait], world);
    return { computedTrait: traitView(trait, space, world.clock.now(), world) };
  },
});

const listComputedTraits = defineHandler<InSpace & PageParameters>({
  handle({ parameters }, world): ListComputedTraitsAlphaOutput {
    const space = findSpace(world, parameters.spaceId);
    const { items, asOfMs } = listedItems(space, "traits", world);
    const { page, pagination } = takePage(items, parameters, world.settings);
    return { computedTraits: page.map((trait) => traitView(trait, space, asOfMs, world)), pagination };
  },
});

const getComputedTrait = defineHandler<OneTrait>({
  handle({ parameters }, world): GetComputedTraitAlphaOutput {
    const space = findSpace(world, parameters.spaceId);
    const trait = findItem(space, "traits", parameters.id);
    return { computedTrait: traitView(trait, space, world.clock.now(), world) };
  },
});

const updateComputedTraitForSpace = defineHandler<OneTrait, UpdateComputedTraitForSpaceAlphaInput>({
  check: (body, world) => [...descriptionFaults(body, world), ...queryFaults(body, "computed-trait", world)],
  handle({ parameters, body, actor }, world): UpdateComputedTraitForSpaceAlphaOutput {
    const space = findSpace(world, parameters.spaceId);
    const before = findItem(space, "traits", parameters.id);
    refuseWhileLocked(before, world);
    if (body.name !== undefined) refuseTakenName(space, body.name, undefined, world.settings, before.id);
    const after = changeTrait(before, body, actor, world);
    refuseImpossibleTrait(after, space, world, before);
    replaceItem(space, "traits", before, after, world);
    return { computedTrait: traitView(after, space, world.clock.now(), world) };
  },
});

const removeComputedTraitFromSpace = defineHandler<OneTrait>({
  handle({ parameters }, world): RemoveComputedTraitFromSpaceAlphaOutput {
    const space = findSpace(world, parameters.spaceId);
    const trait = findItem(space, "traits", parameters.id);
    if (world.settings.deleteWhileLocked === "refuse") refuseWhileLocked(trait, world);
    refuseWithDependants(trait, space, world);
    const others = itemsOf(space, "traits").filter((other) => other !== trait);
    replaceItems(space, "traits", others, world);
    keepFormerKey(trait, space, world);
    return { status: "SUCCESS" };
  },
});

/** Computed traits: `/spaces/{spaceId}/computed-traits` (API.md 6.1). */
export const traitHandlers = {
  createComputedTrait,
  listComputedTraits,
  getComputedTrait,
  updateComputedTraitForSpace,
  removeComputedTraitFromSpace,
};
