import type { ComputedTraitSummary, TraitOptions } from "../../segment/generated/wire.ts";
import { statusAt, type AudienceStatus, type StatusContext } from "../audiences/status.ts";
import { echoQuery } from "../audiences/views.ts";
import { inferCadence, largestWindowDays } from "../queries/inference.ts";
import type { SimulatorSettings } from "../settings.ts";
import type { SimulatedSpace, StoredTrait } from "../state.ts";

/** A computed trait as every operation answers it (API.md 6.1). */
export function traitView(
  trait: StoredTrait,
  space: SimulatedSpace,
  atMs: number,
  context: StatusContext,
): ComputedTraitSummary {
  const { id, name, description, key, enabled, createdBy, updatedBy, createdAt, updatedAt } = trait;
  return {
    id,
    spaceId: space.id,
    name,
    description,
    key,
    enabled,
    definition: { query: echoQuery(trait.query, context.settings), type: trait.type },
    status: traitStatus(statusAt(trait, atMs, context), context.settings),
    createdBy,
    updatedBy,
    createdAt,
    updatedAt,
    options: effectiveTraitOptions(trait),
  };
}

/**
 * The options as the server answers them: historical data is forced on when the query needs it. Backfill days have no
 * default of their own: without them, historical data is in or out as a whole.
 */
export function effectiveTraitOptions({ query, type, options }: StoredTrait): TraitOptions {
  const needsHistory = largestWindowDays(query) !== undefined || inferCadence(query, type) === "BATCH";
  return {
    includeAnonymousUsers: false,
    ...options,
    includeHistoricalData: needsHistory || options.includeHistoricalData === true,
  };
}

// Traits name the first half of a computation differently, and have no word for being locked (API.md 6.1).
function traitStatus(status: AudienceStatus, { traitLockStatus }: SimulatorSettings): string {
  const words: Partial<Record<AudienceStatus, string>> = { Preparing: "Backfilling", Locked: traitLockStatus };
  return words[status] ?? status;
}
