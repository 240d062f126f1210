import type {
  AudienceOptions,
  CreateAudienceInput,
  TraitDefinition,
  TraitOptions,
} from "../../segment/generated/wire.ts";

/** What audiences and computed traits have in common. What the server derives is worked out on read. */
export interface StoredComputation {
  id: string;
  /** Audiences and computed traits of a space share one set of keys. */
  key: string;
  name: string;
  /** Empty for none, as reads show it (API.md 2.5). */
  description: string;
  enabled: boolean;
  query: string;
  createdBy: string;
  updatedBy: string;
  /** Times are ISO 8601 in UTC with milliseconds. */
  createdAt: string;
  updatedAt: string;
  /** When its computation began: at creation, and again when it is enabled. */
  computingSince: string;
  /**
   * How its last computation went wrong, where it did. The simulator computes nothing, so it never sets this: it is for
   * state files and tests that act out an audience in trouble.
   */
  failure?: "Failed" | "Error";
  /** Since when it is not enabled; schedules vanish after 90 days of that (API.md 3.2). */
  disabledSince?: string;
  /**
   * Since when it is computed as it is now: when its query or options were edited last, or it was enabled again. Left out:
   * since its creation. Whom it held before that is not remembered.
   */
  sameSince?: string;
  /** When the last edit that locks was made. One in the future locks for so much longer than `lockSeconds`. */
  lockedSince?: string;
}

/** An audience as it was asked for. */
export interface StoredAudience extends StoredComputation {
  audienceType: CreateAudienceInput["audienceType"];
  /** LINKED only; null once the entity is gone from the data graph. */
  targetEntity?: string | null;
  /** As sent, without the server's defaults. */
  options: AudienceOptions;
  /** When it was enabled or edited first, where it was made disabled: it has held nobody before. Left out: at creation. */
  startedAt?: string;
  /** Whether its first computation was done before its present one began. */
  computedBefore?: true;
  /** When it was edited at its first computation, which locked it for good; see the setting `editDuringBackfill`. */
  stuckSince?: string;
}

/** A computed trait as it was asked for. */
export interface StoredTrait extends StoredComputation {
  type: TraitDefinition["type"];
  /** As sent at creation, without the server's defaults. */
  options: TraitOptions;
}
