import { CoverageCount } from "./coverage.ts";
import type { Address } from "../resources/resource.ts";
import type { Definitions } from "./definition.ts";
import { explainCheck } from "./explain-check.ts";
import { helpfulSettings } from "./helpful-settings.ts";
import { judge, splitUnknowns } from "./judge.ts";
import type { Check, LoadedTest } from "./loaded-test.ts";
import { unknownsOf } from "./outcome.ts";
import type { QueryLocator } from "./query-locator.ts";
import type { CheckOutcome, CheckStatus, TestOutcome, TestResult } from "./test-result.ts";
import { World } from "./world.ts";

/** Explanations are long, and nobody reads thousands of them. */
const mostExplained = 500;

/** What is run, and against what. */
export interface TestRun {
  tests: readonly LoadedTest[];
  definitions: Definitions;
  /** The environment that the definitions are of. */
  environment: string;
  /** Where parts of queries stand. */
  locate: QueryLocator;
  /** Objects that coverage tells of although no check is of them. Default: none. */
  covered?: readonly Address[];
}

/** Runs tests. Pure, and the same for the same input. Every check is of an object among the definitions. */
export function runTests({ tests, definitions, environment, locate, covered = [] }: TestRun): TestResult {
  const coverage = new CoverageCount();
  const takenAsOlder = new Set<Address>();
  let explained = 0;
  const outcomes = tests.map((test): TestOutcome => {
    const world = new World(test, definitions);
    const checks = test.checks.flatMap((check) => {
      const explain = explained < mostExplained;
      const outcome = runCheck(check, { test, world, definitions, locate, coverage, explain });
      if (outcome?.explanation) explained += 1;
      return outcome ?? [];
    });
    for (const address of world.takenAsOlder) takenAsOlder.add(address);
    const { name, labels, source } = test;
    return { name, labels: { ...labels }, status: worstOf(checks), now: isoTime(test.nowMs), source, checks };
  });
  for (const address of covered) {
    const definition = definitions.get(address);
    if (definition) coverage.include(definition);
  }
  const all = outcomes.flatMap(({ checks }) => checks);
  const count = (status: CheckStatus): number => all.filter((check) => check.status === status).length;
  const summary = {
    tests: tests.length,
    passed: count("passed"),
    failed: count("failed"),
    unknown: count("unknown"),
  };
  return { environment, tests: outcomes, coverage: coverage.report(locate), takenAsOlder: [...takenAsOlder], summary };
}

/**
 * The status of each check of a test, in their order, and nothing else: for whoever asks the same tests of many definitions.
 */
export function statusesOf(test: LoadedTest, definitions: Definitions): CheckStatus[] {
  const world = new World(test, definitions);
  return test.checks.map(({ address, subject, atMs, expected }) => {
    const definition = definitions.get(address);
    return definition ? judge(expected, world.ask(definition, world.view(subject, atMs))).status : "unknown";
  });
}

function runCheck(
  check: Check,
  {
    test,
    world,
    definitions,
    locate,
    coverage,
    explain,
  }: { test: LoadedTest; world: World; coverage: CoverageCount; explain: boolean } & Pick<
    TestRun,
    "definitions" | "locate"
  >,
): CheckOutcome | undefined {
  const { address, subject, atMs, expected, source } = check;
  const definition = definitions.get(address);
  if (!definition) return undefined;
  const view = world.view(subject, atMs);
  const outcome = coverage.ask(definition, view, world);
  const { status, ...judged } = judge(expected, outcome);
  const unknowns = status === "unknown" ? world.reasons.unfold(unknownsOf(outcome)) : [];
  const { settings, reasons } = splitUnknowns(unknowns);
  return {
    status,
    address,
    subject: { ...subject },
    at: isoTime(atMs),
    expected,
    ...judged,
    source,
    definition: definition.source,
    settings: explain ? helpfulSettings(settings, check, definition, test, definitions) : settings,
    reasons,
    ...(explain &&
      status !== "passed" && { explanation: explainCheck(definition, view, { world, definitions, locate }) }),
  };
}

function worstOf(checks: readonly CheckOutcome[]): CheckStatus {
  const worst = (["failed", "unknown"] as const).find((status) => checks.some((check) => check.status === status));
  return worst ?? "passed";
}

function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
