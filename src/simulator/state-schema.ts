import { stateFormatVersion, type CollectionName } from "./state.ts";
import { audienceSchema, traitSchema } from "./state/audience-schemas.ts";
import { activationSchema, connectionSchema, destinationSchema, scheduleSchema } from "./state/destination-schemas.ts";
import {
  auditEventSchema,
  entitySchema,
  formerKeySchema,
  relationshipSchema,
  seenEventSchema,
  seenTraitSchema,
  sourceSchema,
  trackingPlanSchema,
  userSchema,
} from "./state/knowledge-schemas.ts";
import { filterSchema, previewSchema, subscriptionSchema } from "./state/neighbour-schemas.ts";
import { accountSchema, personSchema } from "./state/people-schemas.ts";
import { closedObject, instant, listOf, name, text } from "./state/schema-parts.ts";

const collections: Readonly<Record<Exclude<CollectionName, "audiences">, object>> = {
  schedules: listOf(scheduleSchema),
  destinations: listOf(destinationSchema),
  connections: listOf(connectionSchema),
  activations: listOf(activationSchema),
  traits: listOf(traitSchema),
  filters: listOf(filterSchema),
  previews: listOf(previewSchema),
  subscriptions: listOf(subscriptionSchema),
  people: listOf(personSchema),
  accounts: listOf(accountSchema),
  seenEvents: listOf(seenEventSchema),
  seenTraits: listOf(seenTraitSchema),
  formerKeys: listOf(formerKeySchema),
  entities: listOf(entitySchema),
  relationships: listOf(relationshipSchema),
  sources: listOf(sourceSchema),
  trackingPlans: listOf(trackingPlanSchema),
  users: listOf(userSchema),
  auditEvents: listOf(auditEventSchema),
};

const space = closedObject(
  { id: name, slug: text, name: text, audiences: listOf(audienceSchema), deletedKeys: listOf(text) },
  collections,
);

/** JSON Schema of `SimulatorState`, for files that people may have edited. */
export const stateSchema = closedObject(
  { formatVersion: { const: stateFormatVersion }, spaces: listOf(space) },
  { seededAt: instant },
);
