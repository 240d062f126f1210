import type { FailureReport } from "../failure-report.ts";
import { renderFinding, renderSuite } from "./suite.ts";

/** A command that came to no result: one case that is an error. */
export function renderFailureJunit({ code, message, hint, diagnostics }: FailureReport): string {
  const lines = [message, ...(hint === undefined ? [] : [`hint: ${hint}`]), ...diagnostics.map(renderFinding)];
  return renderSuite("audiencectl", [], {
    name: "testcase",
    attributes: { name: "audiencectl comes to a result", classname: "audiencectl" },
    content: [{ name: "error", attributes: { message, type: code }, content: lines.join("\n\n") }],
  });
}
