import type { ComputedTraitSummary } from "../../segment/generated/wire.ts";
import { statusAt, type AudienceStatus, type StatusContext } from "../audiences/status.ts";
import { echoQuery } from "../audiences/views.ts";
import type { SimulatorSettings } from "../settings.ts";
import type { SimulatedSpace, StoredTrait } from "../state.ts";
import { effectiveTraitOptions } from "./options.ts";

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

// Traits name the first half of a computation differently, and have no word for being locked (API.md 6.1).
function traitStatus(status: AudienceStatus, { traitLockStatus }: SimulatorSettings): string {
  const words: Partial<Record<AudienceStatus, string>> = { Preparing: "Backfilling", Locked: traitLockStatus };
  return words[status] ?? status;
}
