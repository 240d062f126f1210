import type { IDSyncConfigurationInput } from "../../segment/generated/wire.ts";
import type { SpaceDestination } from "../../simulator/state/destinations.ts";
import { isJsonObject, member, type JsonObject, type JsonValue } from "../../values/json.ts";
import type { RecordedExchange } from "../recorded-exchange.ts";
import { fillValue, makeUp } from "./make-up.ts";

/**
 * The destinations of a space, as far as a recording shows them: those that audiences were connected to. Nothing in the API
 * makes a destination, so they were there before.
 *
 * @param spaceId The placeholder of the space.
 */
export function rebuildDestinations(recording: readonly RecordedExchange[], spaceId: string): SpaceDestination[] {
  const found = new Map<string, SpaceDestination>();
  const views = viewsIn(recording);
  const actions = knownActions(recording);
  for (const { operation, request, status = 0, body } of recording) {
    if (operation !== "addDestinationToAudience" || status >= 300 || request.path.split("/")[2] !== spaceId) continue;
    const given = member(request.body, "destination");
    const id = textOf(member(given, "id"));
    const defaults = lengthOf(member(request.body, "idSyncConfiguration")) === 0 ? defaultsIn(body) : undefined;
    found.set(id, {
      ...(found.get(id) ?? { id: makeUp(id), enabledInEngage: true, actions, ...shownIn(views.get(id)) }),
      // Where another type is taken, too, the one that is tried last is right.
      type: member(given, "type") === "warehouse" ? "warehouse" : "destination",
      ...(defaults && { defaultIdSync: defaults }),
    });
  }
  return [...found.values()];
}

/** Connections as lists show them, which is mostly what they are connected to, by the placeholder of that. */
function viewsIn(recording: readonly RecordedExchange[]): ReadonlyMap<string, JsonObject> {
  const lists = recording.filter(({ operation }) => operation === "listDestinationsFromAudience");
  const listed = lists.flatMap(({ body }) => {
    const connections = member(member(body, "data"), "connections");
    return Array.isArray(connections) ? connections.filter(isJsonObject) : [];
  });
  return new Map(listed.map((view) => [textOf(view["destinationId"]), view]));
}

/** What a list shows of a destination; made up where none does. */
function shownIn(view: JsonObject = {}): Omit<SpaceDestination, "id" | "type" | "enabledInEngage"> {
  const { name, metadata, sourceId, enabled, settings } = view;
  const [metadataId, kindName, slug] = ["id", "name", "slug"].map((key) => textOf(member(metadata, key)));
  return {
    name: makeUp(textOf(name)) || "Replayed",
    slug: makeUp(slug ?? "") || "replayed",
    ...(metadataId && { metadataId: makeUp(metadataId) }),
    ...(kindName && { kindName: makeUp(kindName) }),
    ...(typeof sourceId === "string" && { sourceId: makeUp(sourceId) }),
    ...(typeof enabled === "boolean" && { enabled }),
    ...(isJsonObject(settings) && { settings: fillValue(settings) as JsonObject }),
  };
}

/** What a connection got that named no identifiers. */
function defaultsIn(body: JsonValue | undefined): IDSyncConfigurationInput[] | undefined {
  const given = member(member(body, "data"), "idSyncConfiguration");
  return Array.isArray(given) ? (fillValue(given) as unknown as IDSyncConfigurationInput[]) : undefined;
}

/** Actions that reads show; where none was read, those that activations were made with. One at least: none is a kind of its own. */
function knownActions(recording: readonly RecordedExchange[]): { id: string; name: string }[] {
  const answered = recording.filter(({ status = 0 }) => status < 300);
  const read = answered.flatMap(({ operation, body }) => {
    if (operation !== "getDestination") return [];
    const actions = member(member(member(member(body, "data"), "destination"), "metadata"), "actions");
    return Array.isArray(actions) ? actions.filter(isJsonObject).map(({ id }) => textOf(id)) : [];
  });
  const used = answered.flatMap(({ request }) => {
    const id = textOf(member(member(request.body, "destinationMapping"), "actionId"));
    return id === "" ? [] : [id];
  });
  const ids = read.length > 0 ? read : used;
  return [...new Set(["<action:0>", ...ids])].map((id) => ({ id: makeUp(id), name: "Replayed" }));
}

function lengthOf(value: JsonValue | undefined): number {
  return Array.isArray(value) ? value.length : 0;
}

function textOf(value: JsonValue | JsonObject | undefined): string {
  return typeof value === "string" ? value : "";
}
