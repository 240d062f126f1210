import { errorsFirst } from "../../diagnostics/diagnostic.ts";
import { oncePerCause } from "../../diagnostics/once-per-cause.ts";
import type { FailureReport } from "../failure-report.ts";
import { failureHeading } from "../failed-command.ts";
import { mergeOfFailureText } from "../whom-to-ask.ts";
import type { ReportIdentity } from "../report-identity.ts";
import { composeReport } from "./budget.ts";
import type { ReportSetting } from "../report-setting.ts";
import { code } from "./code.ts";
import { prose } from "./prose.ts";
import { findingsTable } from "./findings.ts";
import { hiddenMarker } from "./marker.ts";
import { shorten } from "./shorten.ts";

/**
 * A command that came to no result.
 *
 * @param about What it was asked for, so that the comments of several projects and environments can be told apart. Default:
 *   nothing is known of it.
 */
export function renderFailureMarkdown(
  failure: FailureReport,
  setting: ReportSetting = {},
  about?: ReportIdentity,
): string {
  const { code: rule, message, hint, exitCode, diagnostics } = failure;
  const merge = mergeOfFailureText(failure);
  return composeReport(setting, {
    opening: [
      hiddenMarker("failure", about),
      `## ${failureHeading(about, exitCode, inWords)}`,
      `> [!CAUTION]\n> ${prose(shorten(message))}${hint === undefined ? "" : `\n>\n> → ${prose(shorten(hint))}`}`,
      ...(merge === undefined ? [] : [merge]),
    ].join("\n\n"),
    sections: [findingsTable("### Findings", errorsFirst(oncePerCause(diagnostics)))],
    closing: `Exit code ${exitCode}, ${code(rule)}.`,
  });
}

function inWords({ project, environment }: ReportIdentity): string {
  return [project && code(project), environment && `environment ${code(environment)}`].filter(Boolean).join(", ");
}
