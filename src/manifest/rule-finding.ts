import type { RuleCode } from "../diagnostics/codes.ts";
import type { Diagnostic, Severity } from "../diagnostics/diagnostic.ts";
import { isWithin, type Pointer } from "../yaml/pointer.ts";
import { headRange, type YamlDocument } from "../yaml/yaml-document.ts";

/** A finding about a value of one manifest, before its place in the file is known. */
export interface RuleFinding {
  code: RuleCode;
  severity: Severity;
  /** The value it is about, as a place in the whole manifest. */
  pointer: Pointer;
  message: string;
  hint?: string;
}

/** Gives findings their places. Those about values that have a fault already are dropped. */
export function placeFindings(findings: readonly RuleFinding[], document: YamlDocument): Diagnostic[] {
  return findings
    .filter(({ pointer }) => !isWithin(pointer, document.poisoned))
    .map(({ pointer, ...finding }) => ({ ...finding, source: headRange(document, pointer) }));
}
