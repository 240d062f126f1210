import type { StoredAudience } from "../state.ts";
import type { SpaceDestination, StoredActivation, StoredConnection } from "../state/destinations.ts";
import { hoursBefore, seedId } from "./build.ts";
import { seedDestinations } from "./destinations.ts";

/** Those that audiences can be connected to. */
const connectable = seedDestinations.filter(({ enabledInEngage }) => enabledInEngage);

/** A connection of an audience. Different numbers modulo four are different destinations. */
export function buildConnection(audience: StoredAudience, index: number, nowMs: number): StoredConnection {
  const destination = destinationAt(index);
  const createdAt = hoursBefore(nowMs, 24);
  return {
    id: seedId("ii_", index),
    audienceId: audience.id,
    destinationId: destination.id,
    idSyncConfiguration: destination.defaultIdSync ?? [
      { externalId: "email", strategy: "last" },
      { externalId: "user_id", strategy: "last", ...(index % 3 === 0 ? { mapTo: "External_Id" } : {}) },
    ],
    ...(destination.slug === "personas-adverts"
      ? { connectionSettings: { adAccount: `account-${index}`, accessToken: "PLACEHOLDER-adverts-dada" } }
      : {}),
    createdAt,
    updatedAt: createdAt,
  };
}

/** An activation of a connection that `buildConnection` made. */
export function buildActivation(
  connection: StoredConnection,
  audience: StoredAudience,
  index: number,
): StoredActivation {
  const destination = connectable.find(({ id }) => id === connection.destinationId);
  const [action] = destination?.actions ?? [];
  const types = audience.audienceType === "LINKED" ? linkedTypes : classicTypes;
  return {
    id: seedId("act_", index),
    audienceId: audience.id,
    connectionId: connection.id,
    enabled: index % 9 !== 0,
    activationType: types[index % types.length] ?? "Audience Entered",
    activationName: `activation_${index + 1}`,
    ...(destination?.type === "warehouse" ? { displayName: `Table ${index + 1}` } : {}),
    personalization: personalizationOf(audience, index),
    ...(action && { destinationMapping: { actionId: action.id, settings: { email: "$.traits.email", index } } }),
  };
}

const classicTypes = ["Audience Entered", "Audience Exited", "Audience Membership Changed"];
const linkedTypes = ["Audience Entered", "Entity Added", "Entity Removed", "All Events"];

function personalizationOf(audience: StoredAudience, index: number): StoredActivation["personalization"] {
  if (index % 4 === 3) return {};
  return {
    profile: { properties: ["email", "first_name"], ...(index % 2 === 0 ? { mapping: { first_name: "name" } } : {}) },
    ...(audience.audienceType === "LINKED"
      ? { entities: [{ relationshipSlug: "owned-accounts", properties: ["ID", "BALANCE"] }] }
      : {}),
  };
}

function destinationAt(index: number): SpaceDestination {
  const destination = connectable[index % connectable.length];
  if (destination === undefined) throw new RangeError("the seeds have no destination");
  return destination;
}
