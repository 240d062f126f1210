import type { Diagnostic, SourceRange } from "../diagnostics/diagnostic.ts";
import type { ObjectCoverage, TestResult } from "./test-result.ts";

/** How much of what there is to see the checks have seen. */
export interface CoverageShare {
  seen: number;
  /** What there is to see: each condition true and false, each audience with and without a member, each trait with a value. */
  all: number;
}

/** Something that no check has seen. */
export interface MissedGoal {
  /** After "no check sees": `trait('plan') = 'pro' false`. */
  what: string;
  source: SourceRange;
}

/** How much of some objects was seen. */
export function coverageShare(objects: readonly ObjectCoverage[]): CoverageShare {
  const goals = objects.flatMap(goalsOf);
  return { seen: goals.filter(({ met }) => met).length, all: goals.length };
}

/**
 * How many percent of it were seen, rounded down, so that 100 is all of it; below 1 to hundredths, so that 0 is nothing of it.
 * Nothing to see is all of it.
 */
export function coveragePercent({ seen, all }: CoverageShare): number {
  if (all === 0) return 100;
  const percent = (100 * seen) / all;
  return percent >= 1 || seen === 0 ? Math.floor(percent) : Math.max(0.01, Math.floor(100 * percent) / 100);
}

/** Objects in the order in which they need tests: the smallest share first, and what cannot be tested last. */
export function leastCoveredFirst(objects: readonly ObjectCoverage[]): ObjectCoverage[] {
  const rank = (object: ObjectCoverage): number => {
    const { seen, all } = coverageShare([object]);
    return object.untestable === undefined ? seen / Math.max(1, all) : 2;
  };
  const ranked = objects.map((object) => ({ object, by: rank(object) }));
  return ranked.toSorted((a, b) => a.by - b.by).map(({ object }) => object);
}

/** What is wrong when an environment's tests see less than so many percent of what there is to see. */
export function coverageFinding(
  { environment, coverage }: Pick<TestResult, "environment" | "coverage">,
  leastPercent: number,
): Diagnostic | undefined {
  const share = coverageShare(coverage);
  const { seen, all } = share;
  if (100 * seen >= leastPercent * all) return undefined;
  return {
    code: "test-low-coverage",
    severity: "error",
    message: `for ${environment} the tests see ${coveragePercent(share)}% (${seen} of ${all}), and --min-coverage asks for ${leastPercent}%`,
    hint: "audiencectl test --coverage lists what no test sees; write a test of that, or ask for less",
  };
}

/** What was not seen of an object, in the order of its query. */
export function missedGoals(object: ObjectCoverage): MissedGoal[] {
  return goalsOf(object).flatMap(({ met, what, of }) => (met ? [] : [{ what, source: of.source }]));
}

/** Something to be seen, and the object or condition it is seen of: places are costly to find, and most goals are met. */
interface Goal {
  what: string;
  met: boolean;
  of: { source: SourceRange };
}

function goalsOf(object: ObjectCoverage): Goal[] {
  const { gives, seen, conditions, untestable } = object;
  if (untestable !== undefined) return [];
  const members = [
    { what: "a member", met: seen.with > 0, of: object },
    { what: "somebody who is no member", met: seen.without > 0, of: object },
  ];
  const values = [{ what: "a value", met: seen.with > 0, of: object }];
  return [
    ...(gives === "members" ? members : values),
    ...conditions.flatMap((condition) =>
      (["true", "false"] as const).map((truth) => ({
        what: `${condition.text} ${condition.ofItems ? `${truth} of an event or a row` : truth}`,
        met: condition.seen[truth] > 0,
        of: condition,
      })),
    ),
  ];
}
