import type { StoredAudience } from "../state.ts";
import type { SpaceDestination, StoredActivation, StoredConnection } from "../state/destinations.ts";
import { hoursBefore, seedId } from "./build.ts";
import { seedDestinations } from "./destinations.ts";

/** Which of all connections one is, and where it leads. */
export interface ConnectionPlace {
  /** The number of the connection, from 0. */
  index: number;
  /** Which of the destinations that fit the audience it leads to. Numbers in a row lead to different ones. */
  turn: number;
}

/** A connection of an audience to a destination that takes audiences of its type. */
export function buildConnection(
  audience: StoredAudience,
  { index, turn }: ConnectionPlace,
  nowMs: number,
): StoredConnection {
  const destination = destinationFor(audience, turn);
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
  const destination = seedDestinations.find(({ id }) => id === connection.destinationId);
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
    ...(action && { destinationMapping: { actionId: action.id, settings: mappings[action.id] ?? {} } }),
  };
}

const classicTypes = ["Audience Entered", "Audience Exited", "Audience Membership Changed"];
const linkedTypes = ["Audience Entered", "Entity Added", "Entity Removed", "All Events"];

// What the first action of each destination is sent.
const mappings: Readonly<Record<string, Record<string, unknown>>> = {
  mailroomUpsertContact: { email: "$.traits.email", attributes: { name: "$.traits.first_name" } },
  webhookSend: { url: "https://hooks.example.com/audience", method: "POST" },
};

function personalizationOf(audience: StoredAudience, index: number): StoredActivation["personalization"] {
  if (index % 4 === 3) return {};
  return {
    profile: { properties: ["email", "first_name"], ...(index % 2 === 0 ? { mapping: { first_name: "name" } } : {}) },
    ...(audience.audienceType === "LINKED"
      ? { entities: [{ relationshipSlug: "owned-accounts", properties: ["ID", "BALANCE"] }] }
      : {}),
  };
}

function destinationFor({ audienceType }: StoredAudience, turn: number): SpaceDestination {
  const fitting = seedDestinations.filter(
    ({ enabledInEngage, audienceTypes }) => enabledInEngage && (audienceTypes?.includes(audienceType) ?? true),
  );
  const destination = fitting[turn % fitting.length];
  if (destination === undefined) throw new RangeError(`the seeds have no destination for ${audienceType}`);
  return destination;
}
