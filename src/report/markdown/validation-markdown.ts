import { errorsFirst, hasErrors, type Severity } from "../../diagnostics/diagnostic.ts";
import { countCauses, oncePerCause } from "../../diagnostics/once-per-cause.ts";
import { plural } from "../../values/words.ts";
import { MERGE_OF_ERRORS, MERGE_OF_WARNINGS } from "../whom-to-ask.ts";
import { checkedText, isValid, type ValidationReport } from "../validation-report.ts";
import { composeReport } from "./budget.ts";
import type { ReportSetting } from "../report-setting.ts";
import { code } from "./code.ts";
import { findingsTable } from "./findings.ts";
import { hiddenMarker } from "./marker.ts";

/** What a check of all files has found, for a comment or the summary of a job. */
export function renderValidationMarkdown(report: ValidationReport, setting: ReportSetting = {}): string {
  const { environments, diagnostics } = report;
  const number = (wanted: Severity, noun: string): string =>
    plural(countCauses(diagnostics.filter(({ severity }) => severity === wanted)), noun);
  const verdict = hasErrors(diagnostics)
    ? `**${number("error", "error")}.** Nothing can be planned before they are fixed. ${MERGE_OF_ERRORS}`
    : isValid(report)
      ? `**Valid:** ${checkedText(report)}.`
      : `**${number("warning", "warning")}.** ${code("--strict")} lets none pass. ${MERGE_OF_WARNINGS}`;
  return composeReport(setting, {
    opening: [hiddenMarker("validate"), "## Manifests", verdict].join("\n\n"),
    sections: [findingsTable("### Findings", errorsFirst(oncePerCause(diagnostics)))],
    closing:
      environments.length > 0 ? `Checked for ${environments.map(code).join(", ")}.` : "No environment was checked.",
  });
}
