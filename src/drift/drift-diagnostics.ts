import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { changedFields } from "../plan/change/changed-fields.ts";
import { describeTrouble } from "./describe-trouble.ts";
import type { Drift } from "./find-drift.ts";
import type { Change, Plan } from "../plan/generated/plan.ts";
import { placeOf } from "../plan/place.ts";
import type { TroubledObject } from "./find-troubled.ts";
import { describeUnmanaged, type UnmanagedObject } from "./find-unmanaged.ts";

/**
 * The findings of a drift, group by group. What makes the exit code 2 is an error; the rest is info: unmanaged objects
 * unless they are to fail, and pending changes, which are left out unless they were asked for.
 */
export function driftDiagnostics(plan: Plan, drift: Drift): Diagnostic[] {
  const { unmanaged, pending } = drift.asked;
  return [
    ...drift.edited.map(edited),
    ...drift.missing.map(missing),
    ...drift.vanished.map(vanished),
    ...drift.differing.map(differing),
    ...drift.troubled.map(troubled),
    ...drift.unmanaged.map((object) => nobodys(object, unmanaged === "fail" ? "error" : "info", plan)),
    ...(pending ? drift.pending.map(pendingChange) : []),
  ];
}

function edited(change: Change): Diagnostic {
  const { updatedBy, updatedAt } = change.live ?? {};
  const by = updatedBy === undefined ? "" : ` by ${updatedBy}`;
  const at = updatedAt === undefined ? "" : ` at ${updatedAt}`;
  return {
    code: "drift-edited",
    severity: "error",
    message: `${change.address} was edited in the space${by}${at}${fieldsOf(change)}`,
    hint: "audiencectl apply takes the edit back; audiencectl import --update brings it into the manifest",
    ...placeOf(change),
  };
}

function missing(change: Change): Diagnostic {
  return {
    code: "drift-missing",
    severity: "error",
    message: `${change.address} is missing: no live object carries its marker; it was deleted by hand, lost its marker, or was never applied`,
    hint: "audiencectl apply creates it; an object that lost its marker is taken over with metadata.adopt; to give it up, remove its manifest",
    ...placeOf(change),
  };
}

function vanished(change: Change): Diagnostic {
  const { message = "", hint } = change.warnings.find(({ code }) => code === "plan-schedule-vanished") ?? {};
  return {
    code: "drift-vanished",
    severity: "error",
    message: `${change.address} was removed by Segment: ${message}`,
    ...(hint !== undefined && { hint }),
    ...placeOf(change),
  };
}

/** What is said of a part that is not as declared, and the remedy, by what an apply would do. */
const partTexts: Partial<Record<Change["action"], { sentence: string; hint: string }>> = {
  create: {
    sentence: "is missing: removed in the space, or not applied yet",
    hint: "audiencectl apply creates it; to give it up, take it out of the manifest",
  },
  delete: {
    sentence: "is in the space and not declared: added there, or its removal is not applied yet",
    hint: "audiencectl apply removes it; to keep it, declare it in the manifest",
  },
};
const fieldsText = {
  sentence: "is not as declared: edited in the space, or not applied yet",
  hint: "audiencectl apply makes it as declared; audiencectl import --update brings what is live into the manifest",
};

function differing(change: Change): Diagnostic {
  const text = partTexts[change.action];
  const { sentence, hint } = text ?? fieldsText;
  const fields = text ? "" : fieldsOf(change);
  const message = `${change.address} (${JSON.stringify(change.name)}) ${sentence}${fields}`;
  return { code: "drift-differing", severity: "error", message, hint, ...placeOf(change) };
}

function troubled(object: TroubledObject): Diagnostic {
  const { address, source, trouble } = object;
  const { sentence, reason, hint } = describeTrouble(object);
  return {
    code: trouble.type === "failed" ? "drift-troubled" : "drift-expiring",
    severity: "error",
    message: `${address} ${sentence}: ${reason}`,
    hint,
    ...placeOf({ address, source }),
  };
}

function nobodys(object: UnmanagedObject, severity: "error" | "info", { project }: Plan): Diagnostic {
  return {
    code: "drift-unmanaged",
    severity,
    message: `nobody owns the ${describeUnmanaged(object)}`,
    hint: `to manage it in ${project}, give a manifest the line adopt: {id: ${JSON.stringify(object.id)}} under metadata; audiencectl import writes such manifests`,
  };
}

function pendingChange(change: Change): Diagnostic {
  const fields = change.action === "update" ? fieldsOf(change) : "";
  return {
    code: "drift-pending",
    severity: "info",
    message: `${change.address} has a change in the manifests that is not applied yet (${change.action})${fields}`,
    hint: "audiencectl plan shows it, and audiencectl apply carries it out",
    ...placeOf(change),
  };
}

function fieldsOf(change: Change): string {
  const fields = changedFields(change);
  return fields.length === 0 ? "" : `: ${fields.join(", ")}`;
}
