import type { SpaceSchemaEvent, SpaceSchemaEventProperty } from "../../segment/generated/wire.ts";
import type { JsonObject, JsonValue } from "../../values/json.ts";
import { itemsOf } from "../collections.ts";
import type { SimulatedSpace } from "../state.ts";
import type { StoredSeenEvent } from "../state/knowledge.ts";
import type { StoredEvent } from "../state/people.ts";
import type { World } from "../world.ts";
import { flattenEvent } from "./flatten.ts";
import { topValues } from "./samples.ts";

/** A property that was seen with an event, and its top values. */
export interface SeenProperty extends Required<Omit<SpaceSchemaEventProperty, "eventName">> {}

/** An event that was seen, with its properties. */
export interface SeenEvent extends SpaceSchemaEvent {
  properties: readonly SeenProperty[];
}

interface Draft {
  name: string;
  type: SeenProperty["type"];
  lastSeenAt: string;
  stored: readonly string[];
  values: JsonValue[];
}

interface EventDraft extends SpaceSchemaEvent {
  drafts: Map<string, Draft>;
}

/** The events that a space has seen: those that are stored, and those that its people sent, each once. */
export function seenEvents(space: SimulatedSpace, world: World): SeenEvent[] {
  const events = new Map<string, EventDraft>();
  const stored = itemsOf(space, "seenEvents").flatMap((event) =>
    namesOfStored(event, world).map((name) => ({ ...event, name })),
  );
  for (const { name, type, lastSeenAt, properties = [] } of stored) {
    const event = see(events, name, type, lastSeenAt);
    for (const { name: property, type: where = "PROPERTY", lastSeenAt: seenAt = lastSeenAt, samples } of properties) {
      const draft = seeProperty(event, property, where, seenAt);
      draft.stored = samples ?? draft.stored;
    }
  }
  const untilMs = world.clock.now() - world.clock.durationMs(world.settings.schemaDelaySeconds);
  for (const person of itemsOf(space, "people")) {
    for (const sent of person.events) {
      const arrivedAt = sent.receivedAt ?? sent.timestamp;
      if (Date.parse(arrivedAt) > untilMs) continue;
      const { name, type } = nameOfSent(sent, world);
      const event = see(events, name, type, arrivedAt);
      seeValues(event, "PROPERTY", sent.properties, arrivedAt, world);
      seeValues(event, "CONTEXT", sent.context, arrivedAt, world);
    }
  }
  return [...events.values()].map(({ name, type, lastSeenAt, drafts }) => ({
    name,
    type,
    lastSeenAt,
    properties: [...drafts.values()].map(({ stored, values, ...property }) => ({
      ...property,
      samples: topValues(values, stored),
    })),
  }));
}

// What a page or screen call is stored as, and what its name is called (API.md 4.9).
const viewed: Readonly<Record<string, { type: SpaceSchemaEvent["type"]; nameAs: string } | undefined>> = {
  "Page Viewed": { type: "PAGE", nameAs: "page_name" },
  "Screen Viewed": { type: "SCREEN", nameAs: "screen_name" },
};

/** An event as the schema calls it, by the setting `schemaPageEventName`. A call without a name keeps the usual one. */
export function nameOfSent(
  { event, properties = {} }: StoredEvent,
  { settings }: World,
): Omit<SpaceSchemaEvent, "lastSeenAt"> {
  const view = viewed[event];
  const name = view && settings.schemaPageEventName === "call" ? properties[view.nameAs] : undefined;
  return { name: typeof name === "string" && name !== "" ? name : event, type: view?.type ?? "TRACK" };
}

/** The same for what is stored: each name that its calls are known to have had. */
function namesOfStored({ name, properties = [] }: StoredSeenEvent, { settings }: World): readonly string[] {
  const view = viewed[name];
  if (view === undefined || settings.schemaPageEventName === "viewed") return [name];
  const called = properties.find((property) => property.name === view.nameAs)?.samples ?? [];
  return called.length > 0 ? called : [name];
}

function see(
  events: Map<string, EventDraft>,
  name: string,
  type: SpaceSchemaEvent["type"],
  lastSeenAt: string,
): EventDraft {
  const key = `${type} ${name}`;
  const event = events.get(key) ?? { name, type, lastSeenAt, drafts: new Map<string, Draft>() };
  if (lastSeenAt > event.lastSeenAt) event.lastSeenAt = lastSeenAt;
  events.set(key, event);
  return event;
}

function seeProperty({ drafts }: EventDraft, name: string, type: Draft["type"], lastSeenAt: string): Draft {
  const key = `${type} ${name}`;
  const draft = drafts.get(key) ?? { name, type, lastSeenAt, stored: [], values: [] };
  if (lastSeenAt > draft.lastSeenAt) draft.lastSeenAt = lastSeenAt;
  drafts.set(key, draft);
  return draft;
}

function seeValues(
  event: EventDraft,
  type: Draft["type"],
  object: JsonObject | undefined,
  seenAt: string,
  { settings }: World,
): void {
  for (const [name, value] of flattenEvent(object ?? {}, settings))
    seeProperty(event, name, type, seenAt).values.push(value);
}
