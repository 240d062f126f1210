import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "../diagnostics/source-text.ts";
import {
  checkFinding,
  type MutationResult,
  coverageFinding,
  type CheckOutcome,
  type TestOutcome,
  type TestResult,
} from "../testing/index.ts";
import { commandLine } from "../values/command-line.ts";
import { quoteWord } from "../values/quote-word.ts";
import { joinSome, plural } from "../values/words.ts";

/** What tests gave for every environment, and what was asked about them. */
export interface TestReport {
  /** The project's name. Default: not said. */
  project?: string | undefined;
  /** One for each environment. */
  results: readonly TestResult[];
  /** The texts of tests and manifests, by the files that places name. */
  sources: ReadonlyMap<string, SourceText>;
  /** How many expectations files, filters and selectors leave out. */
  leftOut: number;
  /** The command that writes a first test of an object. Default: without options of the run. */
  newTest?: (address: string) => string;
  /** What is worth knowing of the files and stops nobody. */
  diagnostics: readonly Diagnostic[];
  /** Whether coverage is told, and how many percent of it are asked for. */
  coverage?: { least?: number };
  /** What became of slips in queries, for each environment; left out when nobody asked, or when an expectation does not hold. */
  mutations?: readonly MutationResult[];
}

/** A check that did not pass, with what is said of it. */
export interface FailedCheck {
  environment: string;
  test: TestOutcome;
  check: CheckOutcome;
  finding: Diagnostic;
}

/** All checks that did not pass, in the order in which they were made. */
export function failedChecks({ results }: TestReport): FailedCheck[] {
  return results.flatMap(({ environment, tests }) =>
    tests.flatMap((test) =>
      test.checks.flatMap((check) => {
        const finding = checkFinding(check, test);
        return finding ? [{ environment, test, check, finding }] : [];
      }),
    ),
  );
}

/** How many expectations came to what, over all environments. */
export function testCounts({ results }: TestReport): TestResult["summary"] {
  const sum = (of: keyof TestResult["summary"]): number => results.reduce((all, { summary }) => all + summary[of], 0);
  return { tests: sum("tests"), passed: sum("passed"), failed: sum("failed"), unknown: sum("unknown") };
}

/** The counts in words, without a full stop: `1 failed, 12 passed`. */
export function countsText(report: TestReport): string {
  const { passed, failed, unknown } = testCounts(report);
  const parts = [
    [failed, `${failed} failed`],
    [unknown, `${unknown} not decided`],
    [passed, `${passed} passed`],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([, text]) => text);
  return said.length === 0 ? "nothing was expected" : said.join(", ");
}

/** What is wrong, and the counts, without a full stop; for a report that does not hold. */
export function failureText(report: TestReport): string {
  const { failed, unknown } = testCounts(report);
  return `${failed + unknown === 0 ? "too little is covered; " : ""}${countsText(report)}`;
}

/**
 * What was run, over all environments: `4 expectations in 3 tests for staging`. Of several, each is told with its own number, so
 * that nobody takes one for tested that is not: `8 expectations in 6 tests: 8 for staging, none for production`.
 */
export function ranText(report: TestReport): string {
  const all = testCounts(report);
  const what = `${plural(expectationsIn(all), "expectation")} in ${plural(all.tests, "test")}`;
  const [first, ...others] = report.results;
  if (!first) return what;
  if (others.length === 0) return `${what} for ${first.environment}`;
  const each = report.results.map(
    ({ environment, summary }) => `${expectationsIn(summary) || "none"} for ${environment}`,
  );
  return `${what}: ${each.join(", ")}`;
}

function expectationsIn({ passed, failed, unknown }: TestResult["summary"]): number {
  return passed + failed + unknown;
}

/** Whom tests are about, so that nobody takes a name in them for a customer. */
export const INVENTED = "The people in tests are invented; tests send nothing to Segment.";

/** What is left out, as a sentence; nothing when nothing is. */
export function leftOutText({ leftOut }: TestReport): string[] {
  return leftOut === 0 ? [] : [`Left out: ${plural(leftOut, "expectation")}.`];
}

/**
 * What the tests take for granted of when objects were made, in a sentence; nothing where it makes no difference. The options of
 * an object decide which events from before it count, and a test says nothing of when it was made.
 */
export function takenText({ results }: TestReport): string[] {
  const objects = [...new Set(results.flatMap(({ takenAsOlder }) => takenAsOlder))];
  if (objects.length === 0) return [];
  const were = objects.length === 1 ? "was" : "were";
  return [
    `Assumed: ${joinSome(objects)} ${were} made before the events of the tests. Of earlier events Segment may leave some out, by spec.options (includeHistoricalData, and the days of backfill).`,
  ];
}

/** Why no test was run, in sentences: what was chosen, and what writes a first test of it. */
export function noTestsTexts({ results, newTest = newTestOf }: TestReport): { said: string; first?: string } {
  const chosen = [...new Set(results.flatMap(({ coverage }) => coverage.map(({ address }) => address)))];
  const [first] = chosen;
  if (first === undefined)
    return { said: "nothing that is chosen can be tested: tests are about the queries of audiences and traits." };
  return {
    said: `no file under spec.tests of the project file (tests/) expects anything of what is chosen: ${joinSome(chosen)}.`,
    first: newTest(first),
  };
}

function newTestOf(address: string): string {
  return commandLine(`test --new ${quoteWord(address)}`, "");
}

/** What is wrong where less is covered than is asked for. */
export function coverageFindings({ results, coverage }: TestReport): Diagnostic[] {
  return results.flatMap((result) => coverageFinding(result, coverage?.least ?? 0) ?? []);
}

/** Whether everything came out as expected, and as much is covered as is asked for. */
export function holds(report: TestReport): boolean {
  const { failed, unknown } = testCounts(report);
  return failed + unknown === 0 && coverageFindings(report).length === 0;
}
