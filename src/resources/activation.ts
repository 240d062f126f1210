import { absentIfEmpty, absentIs } from "./absence.ts";
import { action, exact, keyedList, mapping, set, settings } from "./comparisons.ts";
import type { ResourceKind } from "./kind.ts";
import { part, secretVersion, toAddressPart } from "./part.ts";
import { getAt, someWithin } from "../values/pointer.ts";
import { type JsonObject, type JsonValue, isJsonObject } from "../values/json.ts";
import { mergeSettings } from "./settings.ts";
import { objectOf, overlay, pick, pickEntries, pickWithin, textOf } from "./wire-values.ts";

/** What a connection sends, and when (API.md 5.6, API.md 5.7). */
export const activation: ResourceKind = {
  ...part,
  // Properties of a profile are traits by their keys, computed ones and audiences among them.
  keysUsed: (spec) => {
    const { properties, mapping } = objectOf(getAt(spec, "/personalization/profile"));
    const listed = Array.isArray(properties) ? properties.map(textOf) : [];
    return [...new Set([...listed, ...Object.keys(objectOf(mapping))])];
  },
  usesAction(spec) {
    const { actionId, settings } = objectOf(spec["destinationMapping"]);
    return typeof actionId === "string" ? { id: actionId, settings: objectOf(settings) } : undefined;
  },
  kind: "Activation",
  prefix: "activation",
  parent: {
    kind: "Destination",
    field: "activations",
    identify: (spec) => textOf(spec["activationName"]),
    leftovers: { renamed: "/activationName" },
    addressPart: (spec) => toAddressPart(textOf(spec["activationName"])),
    nameOf: (spec) => textOf(spec["activationName"]),
  },
  // Made under a connection, everything else under the audience (API.md 5.1).
  parametersOf: (verb, { space, within: [audience = "", connection = ""], id }) => ({
    path: {
      spaceId: space,
      audienceId: audience,
      ...(verb === "create" && { connectionId: connection }),
      ...(id !== undefined && { id }),
    },
  }),
  operations: {
    list: "listActivationsFromAudience",
    get: "getActivationFromAudience",
    create: "addActivationToAudience",
    update: "updateActivationForAudience",
    delete: "removeActivationFromAudience",
  },
  dataKey: "activation",
  identity: ["id", "connectionId", "activationName"],
  creationDefaults: { enabled: true, performResync: false },
  replacementCosts: [{ text: "it stops sending until the new one exists, and what happens meanwhile is not sent" }],
  fields: [
    {
      pointer: "/activationName",
      comparison: exact,
      change: "update",
      clear: "required",
      evidence: "API.md 5.8 (documented)",
    },
    {
      pointer: "/activationType",
      comparison: exact,
      change: "create-only",
      clear: "required",
      evidence: "API.md 5.8 (documented)",
    },
    {
      pointer: "/enabled",
      comparison: exact,
      change: "update",
      clear: "enabled: false",
      evidence: "API.md 5.8 (documented)",
    },
    {
      pointer: "/displayName",
      comparison: exact,
      absent: absentIs(""),
      change: "update",
      clear: 'displayName: ""',
      evidence: "API.md 5.8 (documented)",
    },
    {
      pointer: "/personalization/profile/properties",
      comparison: set,
      absent: absentIs([]),
      change: "update",
      clear: "properties: []",
      evidence: "API.md 5.8 (documented)",
    },
    {
      pointer: "/personalization/profile/mapping",
      comparison: mapping,
      absent: absentIs({}),
      change: "update",
      clear: "mapping: {}",
      evidence: "API.md 5.8 (documented)",
    },
    {
      pointer: "/personalization/entities",
      comparison: keyedList("relationshipSlug", "properties"),
      absent: absentIs([]),
      change: "update",
      clear: "entities: []",
      evidence: "API.md 5.8 (documented), API.md 5.7 (seen)",
    },
    {
      pointer: "/personalization/syncEntityPropertyChanges",
      comparison: exact,
      absent: absentIs(false),
      change: "update",
      clear: "syncEntityPropertyChanges: false",
      evidence: "API.md 5.7 (documented)",
    },
    {
      pointer: "/destinationMapping/actionId",
      comparison: exact,
      change: "create-only",
      clear: "required in destinationMapping",
      evidence: "API.md 5.8 (documented)",
    },
    {
      pointer: "/destinationMapping/settings",
      comparison: settings,
      keysOf: "/destinationMapping/actionId",
      absent: absentIfEmpty("/destinationMapping/settings"),
      change: "update",
      clear: "a key cannot be taken off; remove the activation and add it again",
      evidence: "API.md 5.8 (documented)",
    },
    secretVersion,
    {
      pointer: "/performResync",
      comparison: action,
      change: "update",
      clear: "performResync: false",
      evidence: "API.md 5.7 (documented), API.md 5.8 (open)",
    },
  ],

  fromWire(answer, [audience = ""]) {
    return {
      kind: "Activation",
      id: textOf(answer["id"]),
      name: textOf(answer["activationName"]),
      ownership: undefined,
      within: [audience, textOf(answer["connectionId"])],
      spec: {
        ...pick(answer, ["activationName", "activationType", "enabled", "displayName"]),
        ...(isJsonObject(answer["personalization"]) && {
          personalization: readPersonalization(answer["personalization"]),
        }),
        ...pickWithin(answer, "destinationMapping", ["actionId", "settings"]),
      },
      facts: { createdAt: "", updatedAt: "", updatedBy: "" },
    };
  },

  creatable(spec, audience) {
    if (audience?.["audienceType"] === "LINKED" || audience === undefined) return spec;
    const { entities, ...personalization } = objectOf(spec["personalization"]);
    // Reads have an empty list all the same, which is never written (API.md 5.7).
    return isFilled(entities) ? { ...spec, personalization } : spec;
  },

  toCreateBody: (spec) => ({
    ...pick(spec, ["activationName", "activationType", "enabled", "performResync", "destinationMapping"]),
    ...(textOf(spec["displayName"]) !== "" && { displayName: spec["displayName"] ?? null }),
    ...(spec["personalization"] !== undefined && {
      personalization: withoutNoEntities(objectOf(spec["personalization"])),
    }),
  }),

  toUpdateBody: (spec, live, changed) => ({
    ...(someWithin(changed, "/activationName") && { activationName: spec["activationName"] ?? null }),
    ...(someWithin(changed, "/enabled") && { enabled: spec["enabled"] ?? null }),
    ...(someWithin(changed, "/displayName") && { displayName: textOf(spec["displayName"]) || null }),
    // Supplied parts are replaced outright, and whether others are kept is not certain (API.md 5.8).
    ...(someWithin(changed, "/personalization") && { personalization: personalizationAfter(spec, live, changed) }),
    // The action has to be sent again with every mapping (API.md 5.8).
    ...(someWithin(changed, "/destinationMapping") && {
      destinationMapping: {
        ...pick(objectOf(live["destinationMapping"]), ["actionId"]),
        ...pick(objectOf(spec["destinationMapping"]), ["actionId"]),
        settings: mergeSettings(
          getAt(live, "/destinationMapping/settings"),
          getAt(spec, "/destinationMapping/settings"),
        ),
      },
    }),
    // What leaving it out means is not documented (API.md 5.8).
    performResync: spec["performResync"] === true,
  }),
};

function readPersonalization(personalization: JsonObject): JsonObject {
  return {
    ...pickWithin(personalization, "profile", ["properties", "mapping"]),
    ...pick(personalization, ["syncEntityPropertyChanges"]),
    ...pickEntries(personalization, "entities", ["relationshipSlug", "properties"]),
  };
}

function personalizationAfter(spec: JsonObject, live: JsonObject, changed: readonly string[]): JsonObject {
  const declared = objectOf(spec["personalization"]);
  const all = overlay(objectOf(live["personalization"]), declared);
  const mapping = getAt(declared, "/profile/mapping");
  const profile = objectOf(all["profile"]);
  const whole = mapping === undefined ? all : { ...all, profile: { ...profile, mapping } };
  return someWithin(changed, "/personalization/entities") ? whole : withoutNoEntities(whole);
}

/** Without an empty list of entities: the API refuses even that for audiences that are not linked (API.md 5.7). */
function withoutNoEntities({ entities, ...rest }: JsonObject): JsonObject {
  return isFilled(entities) ? { ...rest, entities: entities ?? [] } : rest;
}

function isFilled(value: JsonValue | undefined): boolean {
  return Array.isArray(value) && value.length > 0;
}
