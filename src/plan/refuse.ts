import type { RuleCode } from "../diagnostics/codes.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { placeOf, type Subject } from "./place.ts";

/** Every code of a refusal, the one place that lists them: `refuse` takes no other. */
export const refusalCodes = [
  "plan-adopt-ambiguous",
  "plan-adopt-conflict",
  "plan-adopt-foreign",
  "plan-cycle",
  "plan-deletes-everything",
  "plan-duplicate-marker",
  "plan-forget-declared",
  "plan-forget-unknown",
  "plan-kind-unreadable",
  "plan-looks-renamed",
  "plan-masked-setting",
  "plan-moved-conflict",
  "plan-name-taken-other-project",
  "plan-name-taken-same-project",
  "plan-name-taken-unmanaged",
  "plan-needs-unselected",
  "plan-parent-lost",
  "plan-project-renamed",
  "plan-protected",
  "plan-replacement-not-allowed",
  "plan-space-full",
  "plan-still-used",
  "plan-too-many-changes",
  "plan-too-many-deletes",
  "plan-too-many-members",
  "plan-name-taken-unmanaged",
] as const satisfies readonly RuleCode[];

/** The code of what refuses a plan as a whole. */
export type RefusalCode = (typeof refusalCodes)[number];

/** The code of what leaves out one change, with what needs it, while the rest can be applied. */
export type WithheldCode =
  | "plan-adopt-not-found"
  | "plan-adopted-twice"
  | "plan-handed-over"
  | "plan-name-declared-twice"
  | "plan-needs-withheld"
  | "plan-replacement-incomplete"
  | "plan-still-backfilling";

/** A finding that speaks against a plan as a whole. */
export interface Refusal extends Diagnostic {
  code: RefusalCode;
  severity: "error";
}

/** A finding that speaks against a plan, with its remedy. @param about Left out where it is about the plan as a whole. */
export function refuse(code: RefusalCode, message: string, hint: string, about?: Subject): Refusal {
  return { code, severity: "error", message, hint, ...(about && placeOf(about)) };
}

/** A finding that speaks against one change of a plan, with its remedy. */
export function refuseChange(code: WithheldCode, message: string, hint: string, about: Subject): Diagnostic {
  return { code, severity: "error", message, hint, ...placeOf(about) };
}
