import { closedObject, instant, listOf, name, openObject } from "./schema-parts.ts";

const event = closedObject(
  { event: name, timestamp: instant },
  { receivedAt: instant, sourceId: name, properties: openObject, context: openObject },
);

// Rows hold rows, to any depth. No instant of theirs is moved, as all that they hold is the workspace's own.
const rows = openObject;

const formerTraits = listOf(closedObject({ until: instant, traits: openObject }));

/** JSON Schema of `StoredPerson`. */
export const personSchema = closedObject(
  { id: name, idTypes: listOf(name), traits: openObject, events: listOf(event) },
  { since: instant, formerTraits, seenAt: instant, entities: rows },
);

/** JSON Schema of `StoredAccount`. */
export const accountSchema = closedObject(
  { id: name, traits: openObject, users: listOf(name) },
  { since: instant, formerTraits, joins: listOf(closedObject({ user: name, at: instant })), entities: rows },
);
