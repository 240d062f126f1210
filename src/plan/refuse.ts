import type { RuleCode } from "../diagnostics/codes.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { placeOf, type Subject } from "./place.ts";

/** A finding that speaks against a plan, with its remedy. @param about Left out where it is about the plan as a whole. */
export function refuse(code: RuleCode, message: string, hint: string, about?: Subject): Diagnostic {
  return { code, severity: "error", message, hint, ...(about && placeOf(about)) };
}
