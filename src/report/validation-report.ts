import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { plural } from "../values/words.ts";
import type { ReportIdentity } from "./report-identity.ts";

/** What a check of all files has found. */
export interface ValidationReport {
  /** The project's name; missing when the project file could not be read. */
  project?: string;
  /** The project file as people see it; missing when there is none, or it could not be read. */
  projectFile?: string;
  /** The manifest files as people see them; empty when the project file could not be read. */
  files: readonly string[];
  /** How many manifests they hold. */
  manifests: number;
  /** The environments for which they were checked. */
  environments: readonly string[];
  /** Every finding once, in reading order. */
  diagnostics: readonly Diagnostic[];
  /** Whether a warning is as bad as an error. */
  strict?: boolean;
}

/** Whether a finding is one for which the check fails. */
export function isFault({ severity }: Diagnostic, { strict = false }: Pick<ValidationReport, "strict">): boolean {
  return severity === "error" || (strict && severity === "warning");
}

/** Whether nothing is found for which the check fails. */
export function isValid({ diagnostics, strict = false }: Pick<ValidationReport, "diagnostics" | "strict">): boolean {
  return !diagnostics.some((finding) => isFault(finding, { strict }));
}

/** What tells a report apart from that of another project or environment. */
export function validationIdentity({ project, environments }: ValidationReport): ReportIdentity {
  const [environment] = environments.length === 1 ? environments : [];
  return { command: "validate", project, environment };
}

/** What was checked: `3 manifests in 2 files`. */
export function checkedText({ manifests, files }: Pick<ValidationReport, "manifests" | "files">): string {
  return `${plural(manifests, "manifest")} in ${plural(files.length, "file")}`;
}
