import { printJson } from "../print-json.ts";
import { isValid, type ValidationReport } from "../validation-report.ts";

/** The findings of a check for machines. Ends with a line break. */
export function renderValidationJson(report: ValidationReport): string {
  const { files, manifests, environments, diagnostics } = report;
  return printJson({ valid: isValid(report), files: files.length, manifests, environments, diagnostics });
}
