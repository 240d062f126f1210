import { sortDiagnostics, type Severity } from "../../diagnostics/diagnostic.ts";
import { createStyle } from "../style.ts";
import { isValid, type ValidationReport } from "../validation-report.ts";
import { renderValidationText } from "../text/validation-text.ts";
import { annotateFinding } from "./annotation.ts";
import type { GithubContext } from "./github-context.ts";
import type { OutputsOf } from "./github-outputs.ts";
import type { GithubReport } from "./github-report.ts";
import { guardText } from "./guard-text.ts";
import { renderAnnotations } from "./render-annotations.ts";

/** What a check of all files has found for a job on GitHub, each finding beside its line. */
export function renderValidationGithub(report: ValidationReport, context: GithubContext): GithubReport {
  const annotations = sortDiagnostics(report.diagnostics).map(annotateFinding);
  return {
    log: guardText(renderValidationText(report, createStyle(false))) + renderAnnotations(annotations, context),
    summary: context.summary,
    outputs: outputsOf(report),
  };
}

function outputsOf(report: ValidationReport): OutputsOf<"validation"> {
  const number = (wanted: Severity): string =>
    String(report.diagnostics.filter(({ severity }) => severity === wanted).length);
  return { valid: String(isValid(report)), errors: number("error"), warnings: number("warning") };
}
