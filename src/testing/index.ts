export { checkFinding } from "./check-finding.ts";
export {
  coverageFinding,
  coveragePercent,
  coverageShare,
  leastCoveredFirst,
  missedGoals,
  type CoverageShare,
} from "./coverage-share.ts";
export type { Definition, Definitions } from "./definition.ts";
export type { Check, Expected, LoadedTest, SubjectName } from "./loaded-test.ts";
export { mutate, type Alike, type MutationResult, type Survivor } from "./mutate/mutate.ts";
export { narrowTests, type NarrowedTests } from "./narrow-tests.ts";
export { makeTestFile, type NewTestEnvironment, type NewTestFile, type NoTestFile } from "./new/make-test-file.ts";
export { openTests, type OpenedTests, type TestedProject } from "./open-tests.ts";
export { readDefinitions } from "./read-definitions.ts";
export { runTests, statusesOf, type TestRun } from "./run-tests.ts";
export { testNamesIn } from "./test-names.ts";
export type {
  CheckExplanation,
  CheckOutcome,
  CheckStatus,
  ConditionCoverage,
  ExplainedCondition,
  ExplainedItem,
  ExplainedStream,
  Got,
  ObjectCoverage,
  OpenSetting,
  TestOutcome,
  TestResult,
} from "./test-result.ts";
