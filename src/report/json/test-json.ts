import { coveragePercent, coverageShare, type TestResult } from "../../testing/index.ts";
import { printJson } from "../print-json.ts";
import { holds, testCounts, type TestReport } from "../test-report.ts";

/** What tests gave, for machines. Ends with a line break. */
export function renderTestJson(report: TestReport): string {
  const { results, leftOut, diagnostics, coverage, mutations } = report;
  return printJson({
    formatVersion: 1,
    passed: holds(report),
    summary: testCounts(report),
    leftOut,
    ...(coverage?.least !== undefined && { minCoverage: coverage.least }),
    environments: results.map(describeResult),
    ...(mutations && { mutations }),
    diagnostics,
  });
}

function describeResult(result: TestResult): object {
  const { environment, summary, tests, coverage, takenAsOlder } = result;
  const share = { ...coverageShare(coverage), percent: coveragePercent(coverageShare(coverage)), objects: coverage };
  return { environment, summary, tests, takenAsOlder, coverage: share };
}
