import type {
  ListEntityPathsAlphaOutput,
  ListPropertiesFromEntityAlphaOutput,
  ListSampleValuesFromEntityPropertyAlphaOutput,
} from "../../segment/generated/wire.ts";
import { refuseWithout } from "../access.ts";
import { itemsOf } from "../collections.ts";
import { defineHandler } from "../handler.ts";
import type { PageParameters } from "../pagination.ts";
import { entityPaths } from "../space-schema/entity-paths.ts";
import { foundOr, searchNames } from "../space-schema/names.ts";
import { takeForward, takeNames } from "../space-schema/pages.ts";
import { mostSamples, samplesView, type SampleParameters } from "../space-schema/samples.ts";
import type { StoredEntity } from "../state/knowledge.ts";
import { findSpace, type World } from "../world.ts";

interface InSpace {
  spaceId: string;
}

interface OfEntity extends InSpace {
  entitySlug: string;
}

const listEntityPaths = defineHandler<InSpace & PageParameters & { search?: string }>({
  handle({ parameters }, world): ListEntityPathsAlphaOutput {
    refuseWithout(world.settings.schemaAccess, "the space schema");
    const all = entityPaths(findSpace(world, parameters.spaceId));
    const namesOf = ({ entityName, pathName }: (typeof all)[number]): string[] => [entityName, pathName];
    const found = searchNames(all, parameters.search, namesOf, world.settings);
    const { page, pagination } = takeNames(found, parameters, world.settings);
    return { entityPaths: page, pagination };
  },
});

const listPropertiesFromEntity = defineHandler<OfEntity & PageParameters & SampleParameters>({
  handle({ parameters }, world): ListPropertiesFromEntityAlphaOutput {
    const columns = findEntity(parameters, world)?.properties ?? [];
    const { page, pagination } = takeForward(columns, parameters, world.settings);
    const entityProperties = page.map(({ name, primaryKey, dataType, samples = [] }) => {
      return { name, primaryKey, dataType, ...samplesView(samples, parameters) };
    });
    return { entityProperties, pagination };
  },
});

const listSampleValuesFromEntityProperty = defineHandler<OfEntity & { propertyName: string }>({
  handle({ parameters }, world): ListSampleValuesFromEntityPropertyAlphaOutput {
    const { propertyName } = parameters;
    const found = findEntity(parameters, world)?.properties.find(({ name }) => name === propertyName);
    const samples = foundOr(found, "Property", propertyName, world.settings)?.samples ?? [];
    return { sampleValues: samples.slice(0, mostSamples) };
  },
});

function findEntity({ spaceId, entitySlug }: OfEntity, world: World): StoredEntity | undefined {
  refuseWithout(world.settings.schemaAccess, "the space schema");
  const found = itemsOf(findSpace(world, spaceId), "entities").find(({ slug }) => slug === entitySlug);
  return foundOr(found, "Entity", entitySlug, world.settings);
}

/** The data graph: `/spaces/{spaceId}/entity-paths` and `…/entities/{entitySlug}/properties` (API.md 7.1). */
export const entityHandlers = { listEntityPaths, listPropertiesFromEntity, listSampleValuesFromEntityProperty };
