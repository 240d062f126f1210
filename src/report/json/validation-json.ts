import { hasErrors } from "../../diagnostics/diagnostic.ts";
import { printJson } from "../print-json.ts";
import type { ValidationReport } from "../validation-report.ts";

/** The findings of a check for machines. Ends with a line break. */
export function renderValidationJson({ files, manifests, environments, diagnostics }: ValidationReport): string {
  return printJson({ valid: !hasErrors(diagnostics), files: files.length, manifests, environments, diagnostics });
}
