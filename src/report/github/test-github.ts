import { coveragePercent, coverageShare } from "../../testing/index.ts";
import { createStyle } from "../style.ts";
import { coverageFindings, failedChecks, holds, testCounts, type TestReport } from "../test-report.ts";
import { renderTestText } from "../text/test-text.ts";
import { annotateFinding, type Annotation } from "./annotation.ts";
import type { GithubContext } from "./github-context.ts";
import type { OutputsOf } from "./github-outputs.ts";
import type { GithubReport } from "./github-report.ts";
import { guardText } from "./guard-text.ts";
import { renderAnnotations } from "./render-annotations.ts";

/** What tests gave for a job on GitHub, each failure beside its line of the test file. */
export function renderTestGithub(report: TestReport, context: GithubContext): GithubReport {
  const annotations: Annotation[] = [
    ...report.diagnostics.map(annotateFinding),
    ...failedChecks(report).map(({ finding }) => annotateFinding(finding)),
    ...coverageFindings(report).map(annotateFinding),
    ...survivorNotices(report),
  ];
  return {
    log: guardText(renderTestText(report, createStyle(false))) + renderAnnotations(annotations, context),
    summary: context.summary,
    outputs: outputsOf(report),
  };
}

function survivorNotices({ mutations = [] }: TestReport): Annotation[] {
  return mutations.flatMap(({ environment, survivors }) =>
    survivors.map(({ address, before, after, source }): Annotation => ({
      type: "notice",
      title: "a test is missing",
      lines: [`${address} for ${environment}: no test tells these apart`, before, after],
      source,
    })),
  );
}

function outputsOf(report: TestReport): OutputsOf<"test"> {
  const { tests, passed, failed, unknown } = testCounts(report);
  // Shells compare whole numbers.
  const least = Math.min(
    100,
    ...report.results.map(({ coverage }) => Math.floor(coveragePercent(coverageShare(coverage)))),
  );

  return {
    holds: String(holds(report)),
    tests: String(tests),
    passed: String(passed),
    failed: String(failed),
    unknown: String(unknown),
    coverage: String(least),
  };
}
