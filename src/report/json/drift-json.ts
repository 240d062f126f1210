import { partEffect } from "../../drift/part-effect.ts";
import { hintsOf } from "../../drift/drift-diagnostics.ts";
import { describeTrouble } from "../../drift/describe-trouble.ts";
import {
  hasDrift,
  isComplete,
  type Drift,
  type DriftedObject,
  type DriftedPart,
  type MissingObject,
} from "../../drift/drift.ts";
import type { Change } from "../../plan/generated/plan.ts";
import type { TroubledObject } from "../../drift/find-troubled.ts";
import { fieldChanges } from "../../plan/change/field-changes.ts";
import { missingBecause } from "../../drift/missing-because.ts";
import { printJson } from "../print-json.ts";

/** What somebody changed in the space, for machines. Ends with a line break. */
export function renderDriftJson(drift: Drift): string {
  const { project, environment, space, createdAt, unchanged, uncompared, asked, known, unread, unselected } = drift;
  const hints = hintsOf(drift);
  const withHint = (object: { address: string }): { hint?: string } => {
    const hint = hints.get(object.address);
    return hint === undefined ? {} : { hint };
  };
  const result = {
    formatVersion: 1,
    project,
    environment,
    space,
    createdAt,
    // Without a finding, a space that was not read as a whole leaves the question open.
    drift: hasDrift(drift) || (isComplete(drift) ? false : null),
    unread: unread.map(({ kind, because }) => ({ kind, because })),
    edited: drift.edited.map((object) => ({ ...describeEdited(object), ...withHint(object) })),
    missing: drift.missing.map((object) => ({ ...describeMissing(object), ...withHint(object) })),
    vanished: drift.vanished.map(({ address, name }) => ({ address, name, ...withHint({ address }) })),
    differing: drift.differing.map((part) => ({ ...describeDiffering(part), ...withHint(part) })),
    troubled: drift.troubled.map(describeTroubled),
    unmanaged: drift.unmanaged,
    notices: drift.notices.map(({ code, address, message, hint }) => ({ code, address, message, hint })),
    pending: drift.pending.map((change) => (asked.pending ? describePending(change) : namePending(change))),
    ...(drift.following && { following: drift.following }),
    ...(known && { known: known.map(({ group, subject }) => ({ group, subject })) }),
    ...(drift.behind && { behind: drift.behind }),
    ...(drift.notCompared && { notCompared: drift.notCompared }),
    unchanged,
    ...(drift.unchangedParts !== undefined && { unchangedParts: drift.unchangedParts }),
    ...(uncompared && { uncompared }),
    asked,
    ...(unselected && { unselected }),
  };
  return printJson(result);
}

function describeEdited({ address, name, id, live, fields, dropped, impact }: DriftedObject): object {
  return {
    address,
    name,
    id,
    effectOnEvents: dropped?.text,
    users: impact.users,
    indirectUsers: impact.indirectUsers,
    eventReaders: impact.eventReaders,
    eventReadersNotKnown: impact.eventReadersNotKnown,
    updatedBy: live?.updatedBy,
    updatedByName: live?.updatedByName,
    updatedAt: live?.updatedAt,
    fields: fields.map((each) => ({
      field: each.field,
      applied: each.applied ?? null,
      live: each.live ?? null,
      // Only a hash of what was applied is left where the manifest is not known to ask for that.
      ...(each.notKnown && {
        appliedIsKnown: false,
        declared: each.notKnown.declared ?? null,
        ...(each.notKnown.keysOf.length > 0 && { keysNotKnown: each.notKnown.keysOf }),
      }),
    })),
  };
}

function describeMissing(object: MissingObject): object {
  const { address, name, fate, unmarked, holder, live, fields, renamedFrom, mayBe, namedBy, formerAddresses } = object;
  const seen = unmarked && {
    unmarked,
    adoptLine: holder?.adoptLine,
    updatedBy: live?.updatedBy,
    updatedByName: live?.updatedByName,
    updatedAt: live?.updatedAt,
    fields: fields.map(describeDeclared),
  };
  return {
    address,
    name,
    because: missingBecause(object),
    auditTrail: fate,
    ...seen,
    renamedFrom,
    mayBe,
    namedBy,
    formerAddresses,
  };
}

function describeDeclared({ field, applied, live }: DriftedObject["fields"][number]): object {
  return { field, declared: applied ?? null, live: live ?? null };
}

function describeDiffering(part: DriftedPart): object {
  const { address, name, id, difference, fields } = part;
  const differing = fields.map(describeDeclared);
  return {
    address,
    name,
    id,
    difference,
    effect: partEffect(part),
    ...(difference === "fields" && { fields: differing }),
  };
}

function describeTroubled(object: TroubledObject): object {
  const { address, name, id, trouble, updatedBy, updatedByName, updatedAt } = object;
  const { sentence, reason, hint } = describeTrouble(object);
  return { address, name, id, trouble, updatedBy, updatedByName, updatedAt, message: `${sentence}: ${reason}`, hint };
}

function namePending({ address, action }: Change): object {
  return { address, action };
}

function describePending(change: Change): object {
  const { name, id, action } = change;
  return { ...namePending(change), name, id, ...(action === "update" && { fields: pendingFields(change) }) };
}

function pendingFields(change: Change): object[] {
  return fieldChanges(change).map(({ field, before, after }) => ({
    field,
    declared: after ?? null,
    live: before ?? null,
  }));
}
