import { closedObject, flag, instant, listOf, name, oneOf, openObject, text, wholeNumber } from "./schema-parts.ts";

const idSync = listOf(closedObject({ externalId: text, strategy: oneOf("first", "last", "all") }, { mapTo: text }));

const profile = closedObject({}, { properties: listOf(text), mapping: openObject });
const entities = listOf(closedObject({ properties: listOf(text), relationshipSlug: text }));
const field = closedObject(
  { key: name },
  {
    label: text,
    type: oneOf("boolean", "datetime", "hidden", "integer", "number", "object", "password", "string", "text"),
    required: flag,
    multiple: flag,
    choices: listOf(closedObject({ value: text, label: text })),
    defaultValue: text,
    placeholder: text,
    hidden: flag,
  },
);

const periodic = closedObject({ interval: { type: "string", pattern: "^[1-9][0-9]?[mhd]$" } });
const specificDays = closedObject({ days: listOf(wholeNumber), hours: listOf(wholeNumber), timezone: name });

/** JSON Schema of `StoredSchedule`. */
export const scheduleSchema = closedObject({
  id: name,
  audienceId: name,
  strategy: oneOf("PERIODIC", "SPECIFIC_DAYS"),
  config: { anyOf: [{ type: "null" }, periodic, specificDays] },
  createdAt: instant,
});

/** JSON Schema of `SpaceDestination`. */
export const destinationSchema = closedObject(
  { id: name, name, slug: name, type: oneOf("destination", "warehouse"), enabledInEngage: flag },
  {
    enabled: flag,
    sourceId: text,
    metadataId: text,
    kindName: text,
    status: oneOf(
      "DEPRECATED",
      "PRIVATE_BETA",
      "PRIVATE_BUILDING",
      "PRIVATE_SUBMITTED",
      "PUBLIC",
      "PUBLIC_BETA",
      "UNAVAILABLE",
    ),
    supportedRegions: listOf(text),
    settings: openObject,
    secretSettings: listOf(text),
    defaultIdSync: idSync,
    actions: listOf(closedObject({ id: name, name }, { hidden: flag, fields: listOf(field) })),
    audienceTypes: listOf(oneOf("USERS", "ACCOUNTS", "LINKED")),
    freshness: flag,
  },
);

/** JSON Schema of `StoredConnection`. */
export const connectionSchema = closedObject(
  {
    id: name,
    audienceId: name,
    destinationId: name,
    idSyncConfiguration: idSync,
    createdAt: instant,
    updatedAt: instant,
  },
  { connectionSettings: {} },
);

/** JSON Schema of `StoredActivation`. */
export const activationSchema = closedObject(
  {
    id: name,
    audienceId: name,
    connectionId: name,
    enabled: flag,
    activationType: text,
    activationName: text,
    personalization: closedObject({}, { profile, entities, syncEntityPropertyChanges: flag }),
  },
  {
    displayName: { type: ["string", "null"] },
    destinationMapping: closedObject({ actionId: text }, { settings: openObject }),
    resyncSince: instant,
  },
);
