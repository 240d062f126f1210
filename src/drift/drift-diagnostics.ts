import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { editorOf } from "../plan/change/authors.ts";
import type { Change } from "../plan/generated/plan.ts";
import { placeOf } from "../plan/place.ts";
import type { UnreadKind } from "../resources/reading.ts";
import { withoutMillis } from "../values/without-millis.ts";
import { commandLine } from "../values/command-line.ts";
import { directionsText } from "./directions.ts";
import { describeTrouble } from "./describe-trouble.ts";
import type { Drift, DriftedObject, DriftedPart, MissingObject } from "./drift.ts";
import type { TroubledObject } from "./find-troubled.ts";
import { describeUnmanaged, type UnmanagedObject } from "./find-unmanaged.ts";
import {
  missingBecause,
  missingText,
  objectTexts,
  partTexts,
  pendingText,
  unreadText,
  type WriteCommand,
} from "./sentences.ts";

/**
 * The findings of a drift, group by group. What makes the exit code other than 0 is an error; the rest is info: unmanaged
 * objects unless they are to fail, notices, and pending changes, which are left out unless they were asked for.
 */
export function driftDiagnostics(drift: Drift): Diagnostic[] {
  const { unmanaged, pending } = drift.asked;
  const command = (words: string): string => commandLine(words, drift.reach);
  return [
    ...drift.unread.map(unread),
    ...drift.edited.map((object) => edited(object, command)),
    ...drift.missing.map((object) => missing(object, command)),
    ...drift.vanished.map(vanished),
    ...drift.differing.map((part) => differing(part, command)),
    ...drift.troubled.map(troubled),
    ...drift.unmanaged.map((object) => nobodys(object, unmanaged === "fail" ? "error" : "info", { drift, command })),
    ...drift.notices,
    ...(pending ? drift.pending.map((change) => pendingChange(change, command)) : []),
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

function edited(object: DriftedObject, command: WriteCommand): Diagnostic {
  const { updatedAt } = object.live ?? {};
  const editor = editorOf(object.live);
  const by = editor === undefined ? "" : ` by ${editor}`;
  const at = updatedAt === undefined ? "" : ` at ${withoutMillis(updatedAt)}`;
  const { sentence, hint } = objectTexts.edited;
  return {
    code: "drift-edited",
    severity: "error",
    message: `${object.address} ${sentence}${by}${at}${directionsText(object.fields, "edited")}`,
    hint: hint(command),
    ...placeOf(object),
  };
}

function missing(object: MissingObject, command: WriteCommand): Diagnostic {
  const { sentence, hint } = missingText(object);
  const fields = object.unmarked ? directionsText(object.fields, "declared") : "";
  return {
    code: "drift-missing",
    severity: "error",
    message: `${object.address} ${sentence}: ${missingBecause(object)}${fields}`,
    hint: hint(command),
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

function differing(part: DriftedPart, command: WriteCommand): Diagnostic {
  const { sentence, hint } = partTexts[part.difference];
  const fields = part.difference === "fields" ? directionsText(part.fields, "declared") : "";
  const message = `${part.address} (${JSON.stringify(part.name)}) ${sentence}${fields}`;
  return { code: "drift-differing", severity: "error", message, hint: hint(command), ...placeOf(part) };
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

function nobodys(
  object: UnmanagedObject,
  severity: "error" | "info",
  { drift, command }: { drift: Drift; command: WriteCommand },
): Diagnostic {
  return {
    code: "drift-unmanaged",
    severity,
    message: `unmanaged: ${describeUnmanaged(object)}`,
    hint: `to manage it in ${drift.project}, give a manifest the line adopt: {id: ${JSON.stringify(object.id)}} under metadata, or have one written: ${command("import")}`,
  };
}

function pendingChange(change: Change, command: WriteCommand): Diagnostic {
  return {
    code: "drift-pending",
    severity: "info",
    message: pendingText(change),
    hint: `to see it: ${command("plan")}; to make the change: ${command("apply")}`,
    ...placeOf(change),
  };
}
