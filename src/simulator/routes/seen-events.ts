import type {
  ListEventsAlphaOutput,
  ListPropertiesFromEventAlphaOutput,
  ListSampleValuesFromEventPropertyAlphaOutput,
  SpaceSchemaEventProperty,
} from "../../segment/generated/wire.ts";
import { refuseWithout } from "../access.ts";
import { defineHandler } from "../handler.ts";
import type { PageParameters } from "../pagination.ts";
import { foundOr, searchNames, sortNames, type NameParameters } from "../space-schema/names.ts";
import { takeNames } from "../space-schema/pages.ts";
import { samplesView, topValues, type SampleParameters } from "../space-schema/samples.ts";
import { seenEvents, type SeenProperty } from "../space-schema/seen-events.ts";
import { findSpace, type World } from "../world.ts";

interface InSpace {
  spaceId: string;
}

interface OfEvent extends InSpace {
  eventName: string;
}

type Sorted = NameParameters<"lastSeenAt" | "name">;

const listEvents = defineHandler<InSpace & PageParameters & Sorted>({
  handle({ parameters }, world): ListEventsAlphaOutput {
    refuseWithout(world.settings.schemaAccess, "the space schema");
    const found = seenEvents(findSpace(world, parameters.spaceId), world);
    const { page, pagination } = takeNames(arrange(found, parameters, world), parameters, world.settings);
    return { events: page.map(({ name, type, lastSeenAt }) => ({ name, type, lastSeenAt })), pagination };
  },
});

const listPropertiesFromEvent = defineHandler<OfEvent & PageParameters & Sorted & SampleParameters>({
  handle({ parameters }, world): ListPropertiesFromEventAlphaOutput {
    const { eventName } = parameters;
    const found = arrange(propertiesOf(parameters, world) ?? [], parameters, world);
    const { page, pagination } = takeNames(found, parameters, world.settings);
    const eventProperties = page.map(({ name, type, lastSeenAt, samples }) => {
      return { name, type, eventName, lastSeenAt, ...samplesView(samples, parameters) };
    });
    return { eventProperties, pagination };
  },
});

const listSampleValuesFromEventProperty = defineHandler<
  OfEvent & { propertyName: string; propertyType: SpaceSchemaEventProperty["type"] }
>({
  handle({ parameters }, world): ListSampleValuesFromEventPropertyAlphaOutput {
    const { propertyName, propertyType } = parameters;
    const among = propertiesOf(parameters, world);
    const found = among?.find(({ name, type }) => name === propertyName && type === propertyType);
    return { sampleValues: foundOr(found, "Property", propertyName, world.settings)?.samples ?? [] };
  },
});

/** The properties of all events of a name, of whatever type; `undefined` where there is none. Throws a 404 `Refusal`. */
function propertiesOf({ spaceId, eventName }: OfEvent, world: World): SeenProperty[] | undefined {
  refuseWithout(world.settings.schemaAccess, "the space schema");
  const events = seenEvents(findSpace(world, spaceId), world).filter(({ name }) => name === eventName);
  if (foundOr(events[0], "Event", eventName, world.settings) === undefined) return undefined;
  const merged = new Map<string, SeenProperty>();
  for (const property of events.flatMap(({ properties }) => properties)) {
    const { lastSeenAt, samples } = merged.get(`${property.type} ${property.name}`) ?? property;
    merged.set(`${property.type} ${property.name}`, {
      ...property,
      lastSeenAt: lastSeenAt > property.lastSeenAt ? lastSeenAt : property.lastSeenAt,
      samples: topValues([], [...samples, ...property.samples]),
    });
  }
  return [...merged.values()];
}

/** Searched by name, and sorted: the newest first unless asked otherwise (API.md 7.2). */
function arrange<Entry extends { name: string; type: string; lastSeenAt: string }>(
  entries: readonly Entry[],
  { search, sortBy = "lastSeenAt", sortDir = "desc" }: Sorted,
  { settings }: World,
): Entry[] {
  const found = searchNames(entries, search, ({ name }) => [name], settings);
  const order = { byTime: sortBy === "lastSeenAt", descending: sortDir === "desc" };
  return sortNames(found, order, ({ name, type }) => `${name} ${type}`);
}

/** Events and their properties: `/spaces/{spaceId}/events` (API.md 7.1). */
export const seenEventHandlers = { listEvents, listPropertiesFromEvent, listSampleValuesFromEventProperty };
