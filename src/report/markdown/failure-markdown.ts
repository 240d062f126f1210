import type { FailureReport } from "../failure-report.ts";
import { composeReport } from "./budget.ts";
import type { ReportSetting } from "../report-setting.ts";
import { code } from "./code.ts";
import { prose } from "./prose.ts";
import { findingsTable } from "./findings.ts";
import { hiddenMarker } from "./marker.ts";
import { shorten } from "./shorten.ts";

/** A command that came to no result. */
export function renderFailureMarkdown(
  { code: rule, message, hint, exitCode, diagnostics }: FailureReport,
  setting: ReportSetting = {},
): string {
  return composeReport(setting, {
    opening: [
      hiddenMarker("failure"),
      "## No result",
      `> [!CAUTION]\n> ${prose(shorten(message))}${hint === undefined ? "" : `\n>\n> → ${prose(shorten(hint))}`}`,
    ].join("\n\n"),
    sections: [findingsTable("### Findings", diagnostics)],
    closing: `Exit code ${exitCode}, ${code(rule)}.`,
  });
}
