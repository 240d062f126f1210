import type {
  AudienceOptions,
  CreateAudienceInput,
  TraitDefinition,
  TraitOptions,
} from "../../segment/generated/wire.ts";
import { inferCadence } from "../../simulator/queries/inference.ts";
import type { StoredAudience, StoredComputation, StoredTrait } from "../../simulator/state/audiences.ts";
import type { StoredSchedule } from "../../simulator/state/destinations.ts";
import type { StoredFilter } from "../../simulator/state/neighbours.ts";
import { isJsonObject, member, type JsonObject, type JsonValue } from "../../values/json.ts";
import { readPlaceholder } from "../placeholders.ts";
import { fillValue, makeUp } from "./make-up.ts";

/** A collection of a space that is rebuilt. */
export type StoredKind = "audiences" | "traits" | "filters";

/** An object as the simulator stores it, and the schedules that came with it. */
export interface StoredObject {
  object: StoredAudience | StoredTrait | StoredFilter;
  schedules: StoredSchedule[];
}

/** What stays in the state of its status for good is stored long ago. */
const LONG_AGO_SECONDS = 400 * 86_400;

/**
 * A recorded object as the simulator stores it.
 *
 * @param startMs When the replay begins, in milliseconds since 1970.
 */
export function buildStored(kind: StoredKind, recorded: JsonObject, startMs: number): StoredObject {
  const instants = instantsFrom(startMs);
  const common = {
    id: made(recorded["id"]),
    createdAt: instants.read(recorded["createdAt"]),
    updatedAt: instants.read(recorded["updatedAt"]),
  };
  if (kind === "filters") {
    const { id: _, createdAt: _c, updatedAt: _u, workspaceId: _w, integrationId: _i, ...fields } = recorded;
    const texts = Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === "string" ? made(value) : value,
    ]);
    return { object: { ...common, ...Object.fromEntries(texts) } as StoredFilter, schedules: [] };
  }
  const definition = recorded["definition"];
  const type = textOf(kind === "audiences" ? recorded["audienceType"] : member(definition, "type"));
  const status = textOf(recorded["status"]);
  const computation: StoredComputation = {
    ...common,
    key: made(recorded["key"]),
    name: made(recorded["name"]),
    description: made(recorded["description"]),
    enabled: recorded["enabled"] !== false,
    query: makeQuery(recorded, type),
    createdBy: made(recorded["createdBy"]),
    updatedBy: made(recorded["updatedBy"]),
    computingSince: instants.at(status === "Preparing" || status === "Computing" ? 0 : -LONG_AGO_SECONDS),
    ...((status === "Failed" || status === "Error") && { failure: status }),
    ...(status === "Locked" && { lockedSince: instants.at(0) }),
  };
  if (kind === "traits") {
    const options = optionsOf(recorded) as TraitOptions;
    return { object: { ...computation, type: type as TraitDefinition["type"], options }, schedules: [] };
  }
  const entity = member(definition, "targetEntity");
  return {
    object: {
      ...computation,
      audienceType: type as CreateAudienceInput["audienceType"],
      ...(entity !== undefined && { targetEntity: entity === null ? null : made(entity) }),
      options: optionsOf(recorded) as AudienceOptions,
    },
    schedules: schedulesOf(recorded, common.id, common.createdAt),
  };
}

/**
 * A query that is computed as the recorded one is, and needs historical data when that does (API.md 2.6, API.md 2.7). Where
 * reads leave queries out, it is made up.
 */
function makeQuery(recorded: JsonObject, type: string): string {
  const plain = made(member(recorded["definition"], "query")) || makeUp("<query:0>");
  const cadence = member(recorded["computeCadence"], "type");
  if (cadence !== "BATCH" || inferCadence(plain, type as CreateAudienceInput["audienceType"]) === "BATCH") return plain;
  const days = member(recorded["options"], "backfillEventDataDays");
  return plain.replace(".count()", `.within(${typeof days === "number" ? days : 7} days).count()`);
}

function optionsOf(recorded: JsonObject): JsonObject {
  const options = recorded["options"];
  return isJsonObject(options) ? (fillValue(options) as JsonObject) : {};
}

function schedulesOf(recorded: JsonObject, audienceId: string, createdAt: string): StoredSchedule[] {
  const schedules = recorded["schedules"];
  if (!Array.isArray(schedules)) return [];
  return schedules
    .filter((each) => isJsonObject(each))
    .map(({ nextExecution: _next, ...schedule }) => {
      return { ...(fillValue(schedule) as JsonObject), audienceId, createdAt } as unknown as StoredSchedule;
    });
}

function made(value: JsonValue | undefined): string {
  return makeUp(textOf(value));
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === "string" ? value : "";
}

function instantsFrom(startMs: number) {
  const at = (seconds: number): string => new Date(startMs + seconds * 1000).toISOString();
  return {
    at,
    read: (value: JsonValue | undefined): string => at(readPlaceholder(textOf(value))?.amount ?? 0),
  };
}
