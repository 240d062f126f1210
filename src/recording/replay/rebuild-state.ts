import { defaultState, type SimulatedSpace, type SimulatorState } from "../../simulator/state.ts";
import { isJsonObject, member, type JsonObject, type JsonValue } from "../../values/json.ts";
import type { RecordedExchange } from "../recorded-exchange.ts";
import { readPlaceholder } from "../placeholders.ts";
import { makeUp } from "./make-up.ts";
import { rebuildDestinations } from "./rebuild-destinations.ts";
import { buildStored, type StoredKind } from "./stored-objects.ts";

/** What was in a space before a recording began, as far as the recording shows it. */
export interface RebuiltState {
  state: SimulatorState;
  /** The placeholders of the objects that were there before. */
  before: ReadonlySet<string>;
}

/** Where answers show objects: the operation, the member of `data` that holds one or a list, and what they are. */
const shown: Readonly<Record<string, readonly [memberName: string, kind: StoredKind | "spaces"]>> = {
  listSpaces: ["spaces", "spaces"],
  getSpace: ["space", "spaces"],
  listAudiences: ["audiences", "audiences"],
  getAudience: ["audience", "audiences"],
  listComputedTraits: ["computedTraits", "traits"],
  getComputedTrait: ["computedTrait", "traits"],
  listFiltersForSpace: ["filters", "filters"],
  getFilterById: ["filter", "filters"],
  // Objects that were made within the recording.
  createAudience: ["audience", "audiences"],
  createComputedTrait: ["computedTrait", "traits"],
  createFilterForSpace: ["filter", "filters"],
};

/**
 * Rebuilds a space from a recording: its spaces, and the audiences, computed traits and filters that were read before
 * anything made them, and the destinations that audiences were connected to; with texts made up for those that are hidden. What
 * else a space holds is not rebuilt.
 *
 * @param startMs When the replay begins, in milliseconds since 1970.
 */
export function rebuildState(recording: readonly RecordedExchange[], startMs: number): RebuiltState {
  const spaces = new Map<string, SimulatedSpace>();
  const known = new Set<string>();
  const before = new Set<string>();
  for (const { operation, request, status = 0, body } of recording) {
    const [, ofSpaces, spaceId = ""] = request.path.split("/");
    if (ofSpaces === "spaces" && readPlaceholder(spaceId) && status < 300) spaceOf(spaces, spaceId);
    const [name, kind] = shown[operation] ?? [];
    if (name === undefined || kind === undefined || status >= 300) continue;
    for (const object of objectsIn(member(member(body, "data"), name))) {
      const id = textOf(object["id"]);
      if (kind === "spaces") spaceOf(spaces, id, object);
      if (kind === "spaces" || known.has(id)) continue;
      known.add(id);
      if (request.method !== "GET") continue;
      before.add(id);
      const space = spaceOf(spaces, textOf(object["spaceId"] ?? object["integrationId"]));
      const stored = buildStored(kind, object, startMs);
      Object.assign(space, { [kind]: [...(space[kind] ?? []), stored.object] });
      if (stored.schedules.length > 0) space.schedules = [...(space.schedules ?? []), ...stored.schedules];
    }
  }
  for (const [id, space] of spaces) space.destinations = rebuildDestinations(recording, id);
  return { state: { ...defaultState(), spaces: [...spaces.values()] }, before };
}

function objectsIn(value: JsonValue | undefined): JsonObject[] {
  return (Array.isArray(value) ? value : [value]).filter((each) => isJsonObject(each));
}

/** The space with an id. A name that was not read is made up. */
function spaceOf(spaces: Map<string, SimulatedSpace>, id: string, shown?: JsonObject): SimulatedSpace {
  const space = spaces.get(id) ?? {
    id: makeUp(id),
    slug: "replayed",
    name: "Replayed",
    audiences: [],
    deletedKeys: [],
  };
  spaces.set(id, space);
  if (shown) Object.assign(space, { slug: makeUp(textOf(shown["slug"])), name: makeUp(textOf(shown["name"])) });
  return space;
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === "string" ? value : "";
}
