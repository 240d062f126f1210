import { deriveKey } from "../audiences/keys.ts";
import { authorOf } from "./users.ts";
import type { StoredAudience, StoredTrait } from "../state.ts";

/** What a seed has to say about an audience; the rest follows. */
export type AudienceSeed = Pick<StoredAudience, "name" | "audienceType" | "query"> & Partial<StoredAudience>;

/** What a seed has to say about a computed trait; the rest follows. */
export type TraitSeed = Pick<StoredTrait, "name" | "query"> & Partial<StoredTrait>;

/** When seeds take place unless they are told: fixed, so that the same seed is the same state. */
export const seedNowMs = Date.parse("2026-01-01T00:00:00.000Z");

const hourMs = 3_600_000;

/** An id of the usual length, the same for the same number. */
export function seedId(prefix: string, index: number): string {
  return prefix + String(index + 1).padStart(27, "0");
}

/** An instant so many hours before another, both in milliseconds, as text. */
export function hoursBefore(nowMs: number, hours: number): string {
  return new Date(nowMs - hours * hourMs).toISOString();
}

/** An audience that was made `hours` before `nowMs`. Its key follows from its name. */
export function buildAudience(seed: AudienceSeed, index: number, nowMs: number, hours: number): StoredAudience {
  const { name, audienceType, query, enabled = true, ...rest } = seed;
  return {
    id: seedId("aud_", index),
    // First what people look for in a file.
    name,
    audienceType,
    query,
    ...commonFields(name, enabled, index, nowMs, hours),
    ...(audienceType === "LINKED" ? { targetEntity: "profile" } : {}),
    options: {},
    ...rest,
  };
}

/** A computed trait that was made `hours` before `nowMs`. Its key follows from its name. */
export function buildTrait(seed: TraitSeed, index: number, nowMs: number, hours: number): StoredTrait {
  const { name, type = "USERS", query, enabled = true, ...rest } = seed;
  return {
    id: seedId("ctr_", index),
    name,
    type,
    query,
    ...commonFields(name, enabled, index, nowMs, hours),
    options: {},
    ...rest,
  };
}

function commonFields(
  name: string,
  enabled: boolean,
  index: number,
  nowMs: number,
  hours: number,
): Omit<StoredTrait, "id" | "name" | "query" | "type" | "options"> {
  const createdAt = hoursBefore(nowMs, hours);
  return {
    key: deriveKey(name),
    description: "",
    enabled,
    createdBy: authorOf(index),
    updatedBy: authorOf(index),
    createdAt,
    updatedAt: createdAt,
    computingSince: createdAt,
    ...(enabled ? {} : { disabledSince: createdAt }),
  };
}
