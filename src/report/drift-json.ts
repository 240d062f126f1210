import { hasDrift, type Drift } from "../plan/drift.ts";
import type { Change, Plan } from "../plan/generated/plan.ts";
import { partDifference } from "./drift-part.ts";
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
    drift: hasDrift(drift),
    edited: drift.edited.map(describeEdited),
    missing: drift.missing.map(({ address, name }) => ({ address, name })),
    vanished: drift.vanished.map(({ address, name }) => ({ address, name })),
    differing: drift.differing.map(describeDiffering),
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

function describeDiffering(change: Change): object {
  const { address, name, id } = change;
  const difference = partDifference(change);
  if (difference !== "fields") return { address, name, id, difference };
  const fields = fieldChanges(change).map(({ field, before, after }) => ({
    field,
    declared: after ?? null,
    live: before ?? null,
  }));
  return { address, name, id, difference, fields };
}
