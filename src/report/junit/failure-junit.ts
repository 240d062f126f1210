import type { FailureReport } from "../failure-report.ts";
import { packageOf, type ReportIdentity } from "../report-identity.ts";
import { NO_TIME, renderFinding, renderSuite } from "./suite.ts";

/**
 * A command that came to no result: one case that is an error.
 *
 * @param identity What was asked for, so that two failures in one job are told apart. Default: nothing is known of it.
 */
export function renderFailureJunit(failure: FailureReport, identity?: ReportIdentity): string {
  const { code, message, hint, diagnostics } = failure;
  const within = identity ? [packageOf(identity), identity.command] : [];
  const group = ["audiencectl", ...within].filter((part) => part !== "").join(".");
  const lines = [message, ...(hint === undefined ? [] : [`hint: ${hint}`]), ...diagnostics.map(renderFinding)];
  return renderSuite("audiencectl", [], {
    name: "testcase",
    attributes: { name: "audiencectl comes to a result", classname: group, ...NO_TIME },
    content: [{ name: "error", attributes: { message, type: code }, content: lines.join("\n\n") }],
  });
}
