import {
  anything,
  closedObject,
  flag,
  instant,
  listOf,
  name,
  oneOf,
  openObject,
  text,
  wholeNumber,
} from "./schema-parts.ts";

const collection = oneOf("accounts", "users");

/** JSON Schema of `StoredSeenEvent`. */
export const seenEventSchema = closedObject(
  { name, type: oneOf("ALIAS", "GROUP", "IDENTIFY", "PAGE", "SCREEN", "TRACK"), lastSeenAt: instant },
  {
    properties: listOf(
      closedObject({ name }, { type: oneOf("CONTEXT", "PROPERTY"), lastSeenAt: instant, samples: listOf(text) }),
    ),
    perDay: wholeNumber,
    sourceId: name,
  },
);

/** JSON Schema of `StoredSeenTrait`. */
export const seenTraitSchema = closedObject(
  { key: name, type: oneOf("CUSTOM", "SQL"), lastSeenAt: instant },
  { collection, samples: listOf(text) },
);

/** JSON Schema of `StoredFormerKey`. */
export const formerKeySchema = closedObject(
  {
    key: name,
    type: oneOf("AUDIENCE", "COMPUTED"),
    collection,
    lastSeenAt: instant,
  },
  { values: listOf(closedObject({ id: name }, { value: anything })) },
);

/** JSON Schema of `StoredEntity`. */
export const entitySchema = closedObject({
  slug: name,
  name,
  properties: listOf(closedObject({ name, primaryKey: flag, dataType: text }, { samples: listOf(text) })),
});

/** JSON Schema of `StoredRelationship`. */
export const relationshipSchema = closedObject({ id: name, slug: name, name, entitySlug: name, above: listOf(name) });

/** JSON Schema of `StoredSource`. */
export const sourceSchema = closedObject({ id: name, slug: name, name });

const rule = closedObject(
  {
    type: oneOf("COMMON", "GROUP", "IDENTIFY", "PAGE", "SCREEN", "TRACK"),
    jsonSchema: { type: ["object", "null"] },
    version: { type: "number" },
  },
  { key: text, createdAt: instant, updatedAt: instant, deprecatedAt: instant },
);

/** JSON Schema of `StoredTrackingPlan`. */
export const trackingPlanSchema = closedObject(
  { id: name, type: oneOf("ENGAGE", "LIVE", "PROPERTY_LIBRARY", "RULE_LIBRARY", "TEMPLATE"), rules: listOf(rule) },
  { name: text, slug: text, description: text, createdAt: instant, updatedAt: instant, sourceIds: listOf(name) },
);

const permission = closedObject(
  {
    roleName: text,
    roleId: text,
    resources: listOf(
      closedObject(
        { id: text, type: oneOf("FUNCTION", "SOURCE", "SPACE", "WAREHOUSE", "WORKSPACE") },
        { labels: listOf(openObject) },
      ),
    ),
  },
  { labels: listOf(openObject) },
);

/** JSON Schema of `StoredUser`. */
export const userSchema = closedObject({ id: name, name: text, email: text }, { permissions: listOf(permission) });

/** JSON Schema of `StoredAuditEvent`. */
export const auditEventSchema = closedObject({
  id: name,
  timestamp: instant,
  type: name,
  actor: text,
  resourceId: text,
  resourceType: text,
  resourceName: text,
});
