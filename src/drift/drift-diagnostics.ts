import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { editorOf } from "../plan/change/authors.ts";
import type { Change } from "../plan/generated/plan.ts";
import { placeOf } from "../plan/place.ts";
import type { UnreadKind } from "../resources/reading.ts";
import { directionsText } from "./directions.ts";
import { describeTrouble } from "./describe-trouble.ts";
import type { Drift, DriftedObject, DriftedPart, MissingObject } from "./drift.ts";
import type { TroubledObject } from "./find-troubled.ts";
import { describeUnmanaged, type UnmanagedObject } from "./find-unmanaged.ts";
import { missingBecause, objectTexts, partTexts, pendingText, unreadText } from "./sentences.ts";

/**
 * The findings of a drift, group by group. What makes the exit code other than 0 is an error; the rest is info: unmanaged
 * objects unless they are to fail, notices, and pending changes, which are left out unless they were asked for.
 */
export function driftDiagnostics(drift: Drift): Diagnostic[] {
  const { unmanaged, pending } = drift.asked;
  return [
    ...drift.unread.map(unread),
    ...drift.edited.map(edited),
    ...drift.missing.map(missing),
    ...drift.vanished.map(vanished),
    ...drift.differing.map(differing),
    ...drift.troubled.map(troubled),
    ...drift.unmanaged.map((object) => nobodys(object, unmanaged === "fail" ? "error" : "info", drift)),
    ...drift.notices,
    ...(pending ? drift.pending.map(pendingChange) : []),
  ];
}

function unread(kind: UnreadKind): Diagnostic {
  return {
    code: "drift-unread",
    severity: "error",
    message: unreadText(kind),
    hint: kind.featureMissing
      ? "check the space and the region, and that the workspace has the feature"
      : "use a token whose role may read them",
  };
}

function edited(object: DriftedObject): Diagnostic {
  const { updatedAt } = object.live ?? {};
  const editor = editorOf(object.live);
  const by = editor === undefined ? "" : ` by ${editor}`;
  const at = updatedAt === undefined ? "" : ` at ${updatedAt}`;
  const { sentence, hint } = objectTexts.edited;
  return {
    code: "drift-edited",
    severity: "error",
    message: `${object.address} ${sentence}${by}${at}${directionsText(object.fields, "edited")}`,
    hint,
    ...placeOf(object),
  };
}

function missing(object: MissingObject): Diagnostic {
  const { sentence, hint } = objectTexts.missing;
  return {
    code: "drift-missing",
    severity: "error",
    message: `${object.address} ${sentence}: ${missingBecause(object)}`,
    hint,
    ...placeOf(object),
  };
}

function vanished(object: DriftedObject): Diagnostic {
  const { message = "", hint } = object.warnings.find(({ code }) => code === "plan-schedule-vanished") ?? {};
  return {
    code: "drift-vanished",
    severity: "error",
    message: `${object.address} ${objectTexts.vanished.sentence}: ${message}`,
    ...(hint !== undefined && { hint }),
    ...placeOf(object),
  };
}

function differing(part: DriftedPart): Diagnostic {
  const { sentence, hint } = partTexts[part.difference];
  const fields = part.difference === "fields" ? directionsText(part.fields, "declared") : "";
  const message = `${part.address} (${JSON.stringify(part.name)}) ${sentence}${fields}`;
  return { code: "drift-differing", severity: "error", message, hint, ...placeOf(part) };
}

const troubleCodes = {
  failed: "drift-troubled",
  "expiring-schedules": "drift-expiring",
  "dead-key": "drift-dead-key",
} as const;

function troubled(object: TroubledObject): Diagnostic {
  const { address, source, trouble } = object;
  const { sentence, reason, hint } = describeTrouble(object);
  return {
    code: troubleCodes[trouble.type],
    severity: "error",
    message: `${address} ${sentence}: ${reason}`,
    hint,
    ...placeOf({ address, source }),
  };
}

function nobodys(object: UnmanagedObject, severity: "error" | "info", { project }: Drift): Diagnostic {
  return {
    code: "drift-unmanaged",
    severity,
    message: `unmanaged: ${describeUnmanaged(object)}`,
    hint: `to manage it in ${project}, give a manifest the line adopt: {id: ${JSON.stringify(object.id)}} under metadata; audiencectl import writes such manifests`,
  };
}

function pendingChange(change: Change): Diagnostic {
  return {
    code: "drift-pending",
    severity: "info",
    message: pendingText(change),
    hint: "audiencectl plan shows it, and audiencectl apply makes the change",
    ...placeOf(change),
  };
}
