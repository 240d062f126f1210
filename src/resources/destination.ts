import { absentIfEmpty } from "./absence.ts";
import { exact, keyedList, settings, unread } from "./comparisons.ts";
import type { ResourceKind } from "./kind.ts";
import { part, secretVersion, toAddressPart } from "./part.ts";
import type { LiveResource } from "./resource.ts";
import { getAt, someWithin } from "../values/pointer.ts";
import { isJsonObject, type JsonObject } from "../values/json.ts";
import { maskedPlaces } from "../values/masked-value.ts";
import { mergeSettings } from "./settings.ts";
import { objectOf, pick, pickEntries, textOf } from "./wire-values.ts";

/** Connections of audiences to destinations (API.md 5). */
export const destination: ResourceKind = {
  ...part,
  kind: "Destination",
  prefix: "destination",
  parent: {
    kind: "Audience",
    field: "destinations",
    identify: destinationId,
    addressPart: (spec) => toAddressPart(destinationId(spec)),
    nameOf: destinationId,
  },
  parametersOf: (_verb, { space, within: [audience = ""], id }) => ({
    // The path parameter is called destinationId and means the connection (API.md 5.2).
    path: { spaceId: space, audienceId: audience, ...(id !== undefined && { destinationId: id }) },
  }),
  feature: "destinations",
  sink: true,
  namedBySpace: true,
  connectsTo: (spec) => ({ id: destinationId(spec), warehouse: getAt(spec, "/destination/type") === "warehouse" }),
  operations: {
    list: "listDestinationsFromAudience",
    create: "addDestinationToAudience",
    update: "updateDestinationForAudience",
    delete: "removeDestinationFromAudience",
  },
  dataKey: "connection",
  answersInPart: true,
  identity: ["id", "destinationId"],
  creationDefaults: { destination: { type: "destination" } },
  replacementCosts: [{ text: "the destination is sent nothing until the new one exists" }],
  creationHint: {
    field: "destination",
    hint: "a destination has to be added to Engage in the Segment app first (Engage Settings → Destinations); a warehouse needs destination.type: warehouse",
  },
  fields: [
    {
      pointer: "/destination/id",
      comparison: exact,
      change: "create-only",
      clear: "required",
      evidence: "API.md 5.5 (documented)",
    },
    {
      pointer: "/destination/type",
      comparison: unread,
      change: "create-only",
      clear: "cannot be read, so it is never compared",
      evidence: "API.md 5.3 (documented)",
    },
    {
      // What is supplied replaces an entry as a whole, so an entry that is told without mapTo has none.
      pointer: "/idSyncConfiguration",
      comparison: keyedList("externalId"),
      absent: absentIfEmpty("/idSyncConfiguration"),
      change: "update",
      clear: "cannot be cleared; remove the destination and add it again",
      evidence: "API.md 5.5 (documented)",
    },
    {
      pointer: "/connectionSettings",
      comparison: settings,
      absent: absentIfEmpty("/connectionSettings"),
      change: "update",
      clear: "cannot be cleared; remove the destination and add it again",
      evidence: "API.md 5.5 (documented)",
    },
    secretVersion,
  ],

  fromWire(answer, within) {
    return {
      kind: "Destination",
      id: textOf(answer["id"]),
      name: textOf(answer["name"]) || textOf(answer["destinationId"]),
      ownership: undefined,
      within: [...within],
      spec: {
        destination: { id: textOf(answer["destinationId"]) },
        ...pickEntries(answer, "idSyncConfiguration", ["externalId", "strategy", "mapTo"]),
        ...pick(answer, ["connectionSettings"]),
      },
      facts: {
        createdAt: textOf(answer["createdAt"]),
        updatedAt: textOf(answer["updatedAt"]),
        updatedBy: "",
        ...destinationFacts(answer),
      },
    };
  },

  toCreateBody: (spec) => pick(spec, ["destination", "idSyncConfiguration", "connectionSettings"]),
  toUpdateBody: (spec, live, changed) => ({
    ...(someWithin(changed, "/idSyncConfiguration") && { idSyncConfiguration: spec["idSyncConfiguration"] ?? null }),
    // What is supplied replaces all that is stored (API.md 5.5), so what nobody declares has to be sent along.
    ...(someWithin(changed, "/connectionSettings") && {
      connectionSettings: mergeSettings(live["connectionSettings"], spec["connectionSettings"]),
    }),
  }),
};

/** What a connection shows of its destination; what it leaves out is not told. */
function destinationFacts({ metadata, sourceId, enabled, settings: own }: JsonObject): Partial<LiveResource["facts"]> {
  const { slug, name } = objectOf(metadata);
  return {
    ...(typeof slug === "string" && { slug }),
    ...(typeof name === "string" && name !== "" && { kindName: name }),
    ...(typeof sourceId === "string" && sourceId !== "" && { sourceId }),
    ...(typeof enabled === "boolean" && { receives: enabled }),
    ...(isJsonObject(own) && { secretSettings: maskedPlaces(own) }),
  };
}

function destinationId(spec: JsonObject): string {
  return textOf(getAt(spec, "/destination/id"));
}
