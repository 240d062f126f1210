import type { Diagnostic, Severity, SourceRange } from "../../diagnostics/diagnostic.ts";
import type { AnnotationType } from "./workflow-command.ts";

/** Something that GitHub shows beside a line of a file, or above the log where no file has anything to do with it. */
export interface Annotation {
  type: AnnotationType;
  title: string;
  /** What is said, line by line. */
  lines: readonly string[];
  source?: SourceRange;
}

/** A finding; those in plans come from files and may have codes of other versions. */
export type Finding = Omit<Diagnostic, "code"> & { code: string };

const types: Record<Severity, AnnotationType> = { error: "error", warning: "warning", info: "notice" };

/** The annotation of a finding, with its code for a title and its remedy on a line of its own. */
export function annotateFinding({ code, severity, message, hint, paste = [], source }: Finding): Annotation {
  return {
    type: types[severity],
    title: code,
    lines: [...withHint([message], hint), ...paste],
    ...(source && { source }),
  };
}

/** What is said, with the remedy after it. */
export function withHint(lines: readonly string[], hint: string | undefined): string[] {
  return [...lines, ...(hint === undefined ? [] : [`→ ${hint}`])];
}
