import type { Quotas } from "../resources/most-per-space.ts";
import type { Reading } from "../resources/reading.ts";
import type { LiveResource } from "../resources/resource.ts";

/** Something that was asked for, when, and what came of it. Left out where nothing needed it. */
export type Asked<Value> = { readAt: string } & ({ value: Value } | { because: string });

/** A destination of the workspace, as far as it tells. */
export interface WorkspaceDestination {
  name: string;
  enabled?: boolean;
}

/** A trait that the space has seen and that Segment computed (API.md 7.1). */
export interface SeenTrait {
  /** `AUDIENCE` or `COMPUTED`. */
  type: string;
  /** ISO 8601. Left out where it is not told. */
  lastSeenAt?: string;
}

/** What an audit looks at. */
export interface AuditInput {
  /** The lists of the space. */
  reading: Reading;
  /** When they were read, ISO 8601. */
  readAt: string;
  /** The audiences that are meant, and the other objects that are. */
  meant: readonly LiveResource[];
  /** How many objects the space may have, as the project file says. */
  quotas: Quotas;
  /** What audiences are called, as the project file says: globs, and names that are meant as they are. */
  naming: { patterns: readonly string[]; exempt: readonly string[] };
  /** After so many whole days a disabled object is told. */
  disabledDays: number;
  /** The connections of each audience, by its id. */
  connections?: ReadonlyMap<string, Asked<readonly LiveResource[]>>;
  /** The destinations of the workspace, by id. */
  destinations?: Asked<ReadonlyMap<string, WorkspaceDestination>>;
  /** The traits that Segment computed and that profiles still have, by key. */
  seenTraits?: Asked<ReadonlyMap<string, SeenTrait>>;
}
