import { describeTrouble } from "../../drift/describe-trouble.ts";
import { hasDrift, type Drift } from "../../drift/find-drift.ts";
import type { Change, Plan } from "../../plan/generated/plan.ts";
import type { TroubledObject } from "../../drift/find-troubled.ts";
import { partDifference } from "../drift-part.ts";
import { fieldChanges } from "../field-changes.ts";

/** What somebody changed in the space, for machines. Ends with a line break. */
export function renderDriftJson(plan: Plan, drift: Drift): string {
  const { project, environment, space, createdAt, unchanged } = plan;
  const { asked, known } = drift;
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
    troubled: drift.troubled.map(describeTroubled),
    unmanaged: drift.unmanaged,
    pending: drift.pending.map((change) => (asked.pending ? describePending(change) : namePending(change))),
    ...(known && { known: known.map(({ group, subject }) => ({ group, subject })) }),
    unchanged,
    asked,
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
  return { address, name, id, difference, ...(difference === "fields" && { fields: declaredFields(change) }) };
}

function describeTroubled(object: TroubledObject): object {
  const { address, name, id, trouble, updatedBy, updatedAt } = object;
  const { sentence, reason, hint } = describeTrouble(object);
  return { address, name, id, trouble, updatedBy, updatedAt, message: `${sentence}: ${reason}`, hint };
}

function namePending({ address, action }: Change): object {
  return { address, action };
}

function describePending(change: Change): object {
  const { name, id, action } = change;
  return { ...namePending(change), name, id, ...(action === "update" && { fields: declaredFields(change) }) };
}

function declaredFields(change: Change): object[] {
  return fieldChanges(change).map(({ field, before, after }) => ({
    field,
    declared: after ?? null,
    live: before ?? null,
  }));
}
