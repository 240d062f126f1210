import type { RuleCode } from "./codes.ts";
import { compareText } from "../values/compare-text.ts";

/** How bad a finding is: an `error` stops the command, a `warning` and an `info` do not. */
export type Severity = "error" | "warning" | "info";

/**
 * A stretch of a file. Lines and columns start at 1; columns count UTF-16 units, as editors do; the end is exclusive.
 */
export interface SourceRange {
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/** One finding: what is wrong, where, and what to do about it. Plain data: collected and sorted, never thrown. */
export interface Diagnostic {
  /** Stable rule code, a row of the table in `codes.ts`. */
  code: RuleCode;
  severity: Severity;
  /** One sentence without a full stop at its end, naming the offending value. */
  message: string;
  /** The remedy: allowed values, a did-you-mean, the line to paste. */
  hint?: string;
  /** Lines of YAML that the remedy speaks of, indented as they stand in a manifest. */
  paste?: string[];
  /** The resource the finding is about, such as `audience/high-spenders`. */
  address?: string;
  /** Where it is. Absent only when no file has anything to do with it. */
  source?: SourceRange;
}

/** Where something begins, as editors and terminals understand it: `audiences/all.yaml:4:9`. */
export function placeText({ file, line, column }: Pick<SourceRange, "file" | "line" | "column">): string {
  return `${file}:${line}:${column}`;
}

/** Whether any of the findings stops the command. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}

/** Whether any of the findings is a warning, which stops a command only when it is asked to be strict. */
export function hasWarnings(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === "warning");
}

/** Findings in reading order: by file, then position, then code; those without a place come last. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.toSorted((a, b) => {
    if (!a.source || !b.source) return Number(!a.source) - Number(!b.source) || compareText(a.code, b.code);
    return (
      compareText(a.source.file, b.source.file) ||
      a.source.line - b.source.line ||
      a.source.column - b.source.column ||
      compareText(a.code, b.code)
    );
  });
}

/** Findings with errors before warnings and all others; else in their order. */
export function errorsFirst(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const order: readonly Severity[] = ["error", "warning", "info"];
  return diagnostics.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

/** Findings without repetitions: most faults of a manifest are the same in every environment. */
export function distinctDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(diagnostics.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic])).values()];
}
