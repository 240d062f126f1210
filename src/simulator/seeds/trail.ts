import type { StoredAudience, StoredTrait } from "../state.ts";
import type { StoredAuditEvent } from "../state/knowledge.ts";
import { compareText } from "../../values/compare-text.ts";
import { seedId } from "./build.ts";

/** What a seed has to say of an event of the audit trail. */
export type TrailSeed = Omit<StoredAuditEvent, "id">;

/** The audit trail of a seed: that its audiences and computed traits were made, and what else happened; the newest last. */
export function buildTrail(
  audiences: readonly StoredAudience[],
  traits: readonly StoredTrait[],
  more: readonly TrailSeed[] = [],
): StoredAuditEvent[] {
  const made = [
    ...audiences.map((audience) => creation(audience, "Audience")),
    ...traits.map((trait) => creation(trait, "Computed Trait")),
  ];
  const all = [...made, ...more].toSorted((a, b) => compareText(a.timestamp, b.timestamp));
  return all.map((event, index) => ({ id: seedId("", index), ...event }));
}

function creation({ id, name, createdBy, createdAt }: StoredAudience | StoredTrait, resourceType: string): TrailSeed {
  return {
    timestamp: createdAt,
    type: `${resourceType} Created`,
    actor: createdBy,
    resourceId: id,
    resourceType,
    resourceName: name,
  };
}
