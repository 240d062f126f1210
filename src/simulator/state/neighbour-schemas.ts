import { closedObject, flag, instant, listOf, name, oneOf, text } from "./schema-parts.ts";

/** JSON Schema of `StoredFilter`. */
export const filterSchema = closedObject(
  { id: name, enabled: flag, createdAt: instant, updatedAt: instant },
  { name: text, description: text, if: text, drop: flag },
);

/** JSON Schema of `StoredPreview`. */
export const previewSchema = closedObject(
  {
    id: name,
    createdAt: instant,
    audienceType: oneOf("USERS", "ACCOUNTS", "LINKED"),
    definition: closedObject({ query: text }, { targetEntity: { type: ["string", "null"] } }),
  },
  { options: closedObject({}, { filterByExternalIds: listOf(text), backfillEventDataDays: { type: "number" } }) },
);

const groupStatus = oneOf("DID_NOT_SUBSCRIBE", "SUBSCRIBED", "UNSUBSCRIBED");

/** JSON Schema of `StoredSubscription`. */
export const subscriptionSchema = closedObject(
  { key: name, type: oneOf("ANDROID_PUSH", "EMAIL", "IOS_PUSH", "SMS", "WHATSAPP"), updatedAt: instant },
  { status: text, groups: listOf(closedObject({ name, status: groupStatus, id: name }, { updatedAt: instant })) },
);
