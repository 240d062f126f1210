import type { AudienceOptions, CreateAudienceInput } from "../segment/generated/wire.ts";

/** The version of `SimulatorState` that this code reads and writes. */
export const stateFormatVersion = 1;

/** Everything the simulator remembers: plain JSON, without a trace of tokens. */
export interface SimulatorState {
  formatVersion: typeof stateFormatVersion;
  /** In the order of lists. */
  spaces: SimulatedSpace[];
}

/** A space and what is in it. */
export interface SimulatedSpace {
  id: string;
  slug: string;
  name: string;
  /** In order of creation, which is the order of lists. Treated as immutable: each write puts a new array here. */
  audiences: readonly StoredAudience[];
  /** Keys of deleted audiences, which the setting `deletedKeyReuse` may keep from being given out again. */
  deletedKeys: readonly string[];
}

/** An audience as it was asked for. What the server derives (status, cadence, size, defaults) is worked out on read. */
export interface StoredAudience {
  id: string;
  key: string;
  name: string;
  /** Empty for none, as reads show it (facts 2.9). */
  description: string;
  enabled: boolean;
  audienceType: CreateAudienceInput["audienceType"];
  query: string;
  /** LINKED only; null once the entity is gone from the data graph. */
  targetEntity?: string | null;
  /** As sent, without the server's defaults. */
  options: AudienceOptions;
  createdBy: string;
  updatedBy: string;
  /** Times are ISO 8601 in UTC with milliseconds. */
  createdAt: string;
  updatedAt: string;
  /** When its computation began: at creation, and again when it is enabled. */
  computingSince: string;
  /** When the last edit that locks was made. */
  lockedSince?: string;
}

/** One empty space, `spa_simulated`. */
export function defaultState(): SimulatorState {
  const space: SimulatedSpace = {
    id: "spa_simulated",
    slug: "simulated",
    name: "Simulated space",
    audiences: [],
    deletedKeys: [],
  };
  return { formatVersion: stateFormatVersion, spaces: [space] };
}
