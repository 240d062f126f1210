import { errorsFirst } from "../../diagnostics/diagnostic.ts";
import { oncePerCause } from "../../diagnostics/once-per-cause.ts";
import { failureHeading } from "../failed-command.ts";
import type { FailureReport } from "../failure-report.ts";
import { mergeOfFailureText } from "../whom-to-ask.ts";
import type { ReportIdentity } from "../report-identity.ts";
import { renderFactList } from "./fact-list.ts";
import { renderFindings } from "./findings.ts";
import { markup } from "./markup.ts";
import { renderPage } from "./page.ts";
import { renderSection } from "./section.ts";

/**
 * A command that came to no result, as a page of its own. Ends with a line break.
 *
 * @param about What it was asked for. Default: nothing is known of it.
 */
export function renderFailureHtml(failure: FailureReport, about?: ReportIdentity): string {
  const { code, message, hint, exitCode, diagnostics } = failure;
  const merge = mergeOfFailureText(failure);
  const lines = message.split("\n");
  const findings = errorsFirst(oncePerCause(diagnostics));
  const heading = failureHeading(about, exitCode, inWords);
  return renderPage({
    title: `${heading}: ${lines[0]}`,
    skipTo: { id: "failure", label: "Skip to what went wrong" },
    header: markup`<p class="product">audiencectl</p>
<h1>${heading}</h1>
<p class="verdict bad">The command failed</p>
${renderFactList([
  ["Code", markup`<code>${code}</code>`],
  ["Exit code", exitCode],
])}`,
    main: renderSection({ id: "failure", title: "What went wrong", tone: "bad" }, [
      markup`<p class="message">${lines.map((line, index) => [index > 0 && markup`<br>`, line])}</p>`,
      hint !== undefined && markup`<p class="remedy"><b>Hint</b> ${hint}</p>`,
      merge !== undefined && markup`<p>${merge}</p>`,
      findings.length > 0 && renderFindings(findings),
    ]),
  });
}

function inWords({ project, environment }: ReportIdentity): string {
  return [project, environment].filter((part) => part !== undefined).join(" in ");
}
