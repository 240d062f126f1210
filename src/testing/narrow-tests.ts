import type { Check, LoadedTest } from "./loaded-test.ts";

/** Tests of which some checks are left out. */
export interface NarrowedTests {
  /** Those with a check that is left, and only such checks, in their order. */
  tests: LoadedTest[];
  /** How many checks are left out. */
  leftOut: number;
}

/** Leaves out the checks that do not fit, and the tests that have none then. */
export function narrowTests(
  tests: readonly LoadedTest[],
  fits: (check: Check, test: LoadedTest) => boolean,
): NarrowedTests {
  const narrowed = tests.map((test) => ({ ...test, checks: test.checks.filter((check) => fits(check, test)) }));
  const count = (all: readonly LoadedTest[]): number => all.reduce((sum, { checks }) => sum + checks.length, 0);
  return { tests: narrowed.filter(({ checks }) => checks.length > 0), leftOut: count(tests) - count(narrowed) };
}
