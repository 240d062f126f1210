import type { SpaceSchemaTrait } from "../../segment/generated/wire.ts";
import type { JsonObject, JsonValue } from "../../values/json.ts";
import { itemsOf } from "../collections.ts";
import type { SimulatedSpace } from "../state.ts";
import type { StoredComputation } from "../state/audiences.ts";
import type { TraitCollection } from "../state/knowledge.ts";
import type { StoredPerson } from "../state/people.ts";
import type { World } from "../world.ts";
import { flattenTraits } from "./flatten.ts";
import { topValues } from "./samples.ts";

/** A trait that was seen, and its top values. */
export type SeenTrait = Required<SpaceSchemaTrait>;

/**
 * The traits of people or of accounts, each key once: those of live audiences and computed traits first, then those that
 * deleted ones left, then those that are stored or that people sent.
 */
export function seenTraits(space: SimulatedSpace, collection: TraitCollection, world: World): SeenTrait[] {
  const sent = sentTraits(space, collection, world);
  const traits = new Map<string, SeenTrait>();
  const add = (trait: string, type: SeenTrait["type"], lastSeenAt: string, stored: readonly string[] = []): void => {
    const values = sent.get(trait);
    const seenAt = values && values.seenAt > lastSeenAt ? values.seenAt : lastSeenAt;
    if (traits.has(trait)) return;
    traits.set(trait, { trait, type, lastSeenAt: seenAt, samples: topValues(values?.values ?? [], stored) });
  };
  const ofAccounts = collection === "accounts";
  const arrived = latestArrival(space);
  for (const audience of space.audiences)
    if ((audience.audienceType === "ACCOUNTS") === ofAccounts)
      add(audience.key, "AUDIENCE", writtenAt(audience, arrived), memberships);
  for (const trait of itemsOf(space, "traits"))
    if ((trait.type === "ACCOUNTS") === ofAccounts) add(trait.key, "COMPUTED", writtenAt(trait, arrived));
  for (const former of itemsOf(space, "formerKeys")) {
    const type = world.settings.deletedKeyTraitType === "CUSTOM" ? "CUSTOM" : former.type;
    const samples = former.type === "AUDIENCE" ? memberships : [];
    if (former.collection === collection) add(former.key, type, former.lastSeenAt, samples);
  }
  for (const { key, type, collection: of = "users", lastSeenAt, samples } of itemsOf(space, "seenTraits"))
    if (of === collection) add(key, type, lastSeenAt, samples);
  for (const [key, { seenAt }] of sent) add(key, "CUSTOM", seenAt);
  return [...traits.values()];
}

// The trait of an audience is true for its members, and false for who has left (API.md 4.9).
const memberships = ["true", "false"];

/** When an audience or a computed trait was written to profiles last: as long as it is on, whenever something arrives. */
function writtenAt({ enabled, computingSince, disabledSince, updatedAt }: StoredComputation, arrived: string): string {
  if (!enabled) return disabledSince ?? updatedAt;
  return arrived > computingSince ? arrived : computingSince;
}

interface Sent {
  seenAt: string;
  values: JsonValue[];
}

function sentTraits(space: SimulatedSpace, collection: TraitCollection, world: World): Map<string, Sent> {
  const sent = new Map<string, Sent>();
  const see = (traits: JsonObject, seenAt: string): void => {
    for (const [name, value] of flattenTraits(traits, world.settings)) {
      const { seenAt: before, values } = sent.get(name) ?? { seenAt, values: [] };
      sent.set(name, { seenAt: seenAt > before ? seenAt : before, values: [...values, value] });
    }
  };
  const people = itemsOf(space, "people");
  if (collection === "users") for (const person of people) see(person.traits, arrivalOf(person));
  else
    for (const { traits, users } of itemsOf(space, "accounts"))
      see(traits, latest(people.filter(({ id }) => users.includes(id)).map(arrivalOf)));
  return sent;
}

function latestArrival(space: SimulatedSpace): string {
  return latest(itemsOf(space, "people").map(arrivalOf));
}

// Before anything can have happened, for those of whom no time is known.
const never = "1970-01-01T00:00:00.000Z";

function arrivalOf({ seenAt, events }: StoredPerson): string {
  return latest([seenAt ?? never, ...events.map(({ timestamp, receivedAt = timestamp }) => receivedAt)]);
}

function latest(instants: readonly string[]): string {
  return instants.reduce((last, each) => (each > last ? each : last), never);
}
