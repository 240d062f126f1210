import type { Drift } from "../plan/drift.ts";
import type { Change, Plan } from "../plan/generated/plan.ts";
import { fieldChanges } from "./field-changes.ts";

/** What somebody changed in the space, for machines. Ends with a line break. */
export function renderDriftJson(plan: Plan, drift: Drift): string {
  const { project, environment, space, createdAt, unchanged } = plan;
  const result = {
    formatVersion: 1,
    project,
    environment,
    space,
    createdAt,
    drift: drift.edited.length + drift.missing.length > 0,
    edited: drift.edited.map(describeEdited),
    missing: drift.missing.map(({ address, name }) => ({ address, name })),
    pending: drift.pending.map(({ address, action }) => ({ address, action })),
    unchanged,
  };
  return `${JSON.stringify(result, null, 2)}\n`;
}

/** From what was applied to what is live: the other way round than the change that would undo it. */
function describeEdited(change: Change): object {
  const { address, name, id, live } = change;
  return {
    address,
    name,
    id,
    updatedBy: live?.updatedBy,
    updatedAt: live?.updatedAt,
    fields: fieldChanges(change).map(({ field, before, after }) => ({
      field,
      applied: after ?? null,
      live: before ?? null,
    })),
  };
}
