import type { ListSampleValuesFromTraitAlphaOutput, ListTraitsAlphaOutput } from "../../segment/generated/wire.ts";
import { refuseWithout } from "../access.ts";
import { defineHandler } from "../handler.ts";
import type { PageParameters } from "../pagination.ts";
import { foundOr, searchNames, sortNames, type NameParameters } from "../space-schema/names.ts";
import { mostWithoutDoubles, takeTraits } from "../space-schema/pages.ts";
import { samplesView, type SampleParameters } from "../space-schema/samples.ts";
import { seenTraits, type SeenTrait } from "../space-schema/seen-traits.ts";
import type { TraitCollection } from "../state/knowledge.ts";
import { findSpace, type World } from "../world.ts";

interface OfCollection {
  spaceId: string;
  collection?: TraitCollection;
}

const listTraits = defineHandler<
  OfCollection & PageParameters & NameParameters<"lastSeenAt" | "trait"> & SampleParameters
>({
  handle({ parameters }, world): ListTraitsAlphaOutput {
    // By key unless asked otherwise (API.md 7.2).
    const { search, sortBy = "trait", sortDir = "asc" } = parameters;
    const found = searchNames(traitsOf(parameters, world), search, ({ trait }) => [trait], world.settings);
    const byTime = sortBy === "lastSeenAt";
    const sorted = sortNames(found, { byTime, descending: sortDir === "desc" }, ({ trait }) => trait);
    const doubles = byTime && countTraits(parameters, world) > mostWithoutDoubles;
    const { page, pagination } = takeTraits(sorted, doubles, parameters, world.settings);
    const traits = page.map(({ trait, type, lastSeenAt, samples }) => {
      return { trait, type, lastSeenAt, ...samplesView(samples, parameters) };
    });
    return { traits, pagination };
  },
});

const listSampleValuesFromTrait = defineHandler<OfCollection & { traitKey: string }>({
  handle({ parameters }, world): ListSampleValuesFromTraitAlphaOutput {
    const { traitKey } = parameters;
    const found = traitsOf(parameters, world).find(({ trait }) => trait === traitKey);
    return { sampleValues: foundOr(found, "Trait", traitKey, world.settings)?.samples ?? [] };
  },
});

function traitsOf({ spaceId, collection = "users" }: OfCollection, world: World): SeenTrait[] {
  refuseWithout(world.settings.schemaAccess, "the space schema");
  return seenTraits(findSpace(world, spaceId), collection, world);
}

/** All traits of the space, whoever they are of: its size decides how its lists behave (API.md 7.2). */
function countTraits({ spaceId }: OfCollection, world: World): number {
  const collections = ["users", "accounts"] as const;
  return collections.reduce((sum, collection) => sum + traitsOf({ spaceId, collection }, world).length, 0);
}

/** Traits as profiles have them: `/spaces/{spaceId}/traits` (API.md 7.1). */
export const seenTraitHandlers = { listTraits, listSampleValuesFromTrait };
