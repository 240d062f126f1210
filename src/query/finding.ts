import type { lintCodes } from "../diagnostics/codes/lint.ts";
import type { queryCodes } from "../diagnostics/codes/query.ts";

/** A stretch of the query text in UTF-16 units; the end is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A stable rule code of this folder, such as `query-unknown-function`. */
export type QueryRuleCode = keyof typeof queryCodes | keyof typeof lintCodes;

/** A replacement that cures the finding: the text between `start` and `end` becomes `text`. */
export interface QueryFix extends Span {
  readonly text: string;
}

/** One finding about a query. Positions are offsets into the query text, which knows nothing of files or YAML. */
export interface QueryFinding extends Span {
  readonly code: QueryRuleCode;
  /** An `error` cannot work; a `warning` is undocumented, superseded or pointless. */
  readonly severity: "error" | "warning";
  /** One sentence without a full stop at its end. */
  readonly message: string;
  /** What to do about it, where the message does not say so. */
  readonly hint?: string;
  readonly fix?: QueryFix;
  /** The other place that it is about, where there are two. */
  readonly other?: Span;
}

/** The hint to write what is documented where it is not known to mean the same, so that a plan takes it for a change. */
export function changesLive(text: string): string {
  return `write ${text}; nothing says that it means the same, so plan edits what is live with the other spelling`;
}

/** The text with the fixes of all findings applied; a fix that overlaps one further left is left out. */
export function applyFixes(text: string, findings: readonly QueryFinding[]): string {
  const fixes = findings.flatMap((finding) => (finding.fix ? [finding.fix] : []));
  let result = "";
  let at = 0;
  for (const fix of fixes.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (fix.start < at) continue;
    result += text.slice(at, fix.start) + fix.text;
    at = fix.end;
  }
  return result + text.slice(at);
}

/** Findings in reading order; errors stand before warnings at one place. */
export function sortFindings(findings: readonly QueryFinding[]): QueryFinding[] {
  return findings.toSorted(
    (a, b) =>
      a.start - b.start || a.end - b.end || a.severity.localeCompare(b.severity) || a.code.localeCompare(b.code),
  );
}
