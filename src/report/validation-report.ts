import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { plural } from "../values/words.ts";

/** What a check of all files has found. */
export interface ValidationReport {
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
}

/** What was checked: `3 manifests in 2 files`. */
export function checkedText({ manifests, files }: Pick<ValidationReport, "manifests" | "files">): string {
  return `${plural(manifests, "manifest")} in ${plural(files.length, "file")}`;
}
