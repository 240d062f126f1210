import { placeText } from "../../diagnostics/diagnostic.ts";
import { alikeText, mutationsText } from "../mutation-words.ts";
import { explanationLines } from "../test-explanation.ts";
import type { Survivor } from "../../testing/index.ts";
import { coverageFindings, failedChecks, leftOutText, type TestReport } from "../test-report.ts";
import { packageOf } from "../report-identity.ts";
import { caseFile, renderSuite, type CaseOptions, type TestCase } from "./suite.ts";

/** What tests gave: a case for each expectation, named by its test, its object and its subject, and one for coverage. */
export function renderTestJunit(report: TestReport, options: CaseOptions = {}): string {
  const groupOf = (environment: string | undefined, group: string): string =>
    [packageOf({ project: report.project, environment }), group].filter((part) => part !== "").join(".");
  const failed = new Map(failedChecks(report).map(({ check, finding }) => [check, finding]));
  const cases = report.results.flatMap(({ environment, tests }) =>
    tests.flatMap((test) =>
      test.checks.map((check): TestCase => {
        const finding = failed.get(check);
        const when = check.at === test.now ? "" : ` at ${check.at}`;
        return {
          name: `${check.address} of ${check.subject.name}${when}`,
          group: groupOf(environment, test.name),
          file: caseFile(check.source.file, options),
          failures: finding ? [finding] : [],
          details: finding && check.explanation ? explanationLines(check.explanation) : [],
        };
      }),
    ),
  );
  const asked = report.coverage?.least !== undefined;
  const coverage: TestCase = {
    name: "as much is covered as is asked for",
    group: groupOf(undefined, "coverage"),
    failures: coverageFindings(report),
    remarks: leftOutText(report),
  };
  const mutations = (report.mutations ?? []).map((result): TestCase => ({
    name: `slips are noticed for ${result.environment}`,
    group: groupOf(undefined, "mutations"),
    failures: [],
    remarks: [
      `${mutationsText(result)}.`,
      ...result.survivors.map((each) => remarkOf(each, "no test tells these apart")),
      ...result.alike.map((each) => remarkOf(each, alikeText(each))),
    ],
  }));
  return renderSuite("audiencectl test", [...cases, ...(asked ? [coverage] : []), ...mutations]);
}

function remarkOf({ address, before, after, source }: Survivor, said: string): string {
  return `${address}, ${placeText(source)}: ${said}\n${before}\n${after}`;
}
