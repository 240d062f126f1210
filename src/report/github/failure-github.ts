import { sortDiagnostics } from "../../diagnostics/diagnostic.ts";
import type { FailureReport } from "../failure-report.ts";
import { annotateFinding, withHint, type Annotation } from "./annotation.ts";
import type { GithubContext } from "./github-context.ts";
import type { OutputsOf } from "./github-outputs.ts";
import type { GithubReport } from "./github-report.ts";
import { renderAnnotations } from "./render-annotations.ts";

/** A command that came to no result for a job on GitHub. Its text stands on stderr already, so the log has none. */
export function renderFailureGithub(failure: FailureReport, context: GithubContext): GithubReport {
  const { code, message, hint, exitCode, diagnostics } = failure;
  const whole: Annotation = { type: "error", title: code, lines: withHint(message.split("\n"), hint) };
  const annotations = [whole, ...sortDiagnostics(diagnostics).map(annotateFinding)];
  const outputs: OutputsOf<"failure"> = { failed: "true", code, "exit-code": String(exitCode) };
  return { log: renderAnnotations(annotations, context), summary: context.summary, outputs };
}
