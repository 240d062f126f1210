import type { RuleCode } from "../diagnostics/codes.ts";
import type { Diagnostic, Severity, SourceRange } from "../diagnostics/diagnostic.ts";
import { isWithin, type Pointer } from "../values/pointer.ts";
import { headRange, keyRange, type YamlDocument } from "../yaml/yaml-document.ts";

/** Something that is wrong with a test, before its place in the file is known. */
export interface TestFinding {
  code: RuleCode;
  /** @default error */
  severity?: Severity;
  /** The value it is about, in the whole document. */
  pointer: Pointer;
  /** Whether it is about the name of the value and not about the value. */
  aboutKey?: true;
  message: string;
  hint: string;
}

/**
 * Puts findings at their places, in front of what the schema says of the same places: rules say more of a fault than a schema
 * can. What is told already is not told twice.
 */
export function placeFindings(
  document: YamlDocument,
  bySchema: readonly Diagnostic[],
  findings: readonly TestFinding[],
): Diagnostic[] {
  const placed = findings
    .filter(({ pointer }) => !isWithin(pointer, document.poisoned))
    .map(({ code, severity = "error", pointer, aboutKey, message, hint }): Diagnostic => {
      const source = (aboutKey && keyRange(document, pointer)) ?? headRange(document, pointer);
      return { code, severity, message, hint, source };
    });
  const errors = placed.filter(({ severity }) => severity === "error");
  return [...placed, ...bySchema.filter(({ source }) => !errors.some((each) => sharesPlace(each.source, source)))];
}

function sharesPlace(one: SourceRange | undefined, other: SourceRange | undefined): boolean {
  return one?.line === other?.line && one?.column === other?.column;
}
