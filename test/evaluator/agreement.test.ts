import { describe, expect, test } from "vitest";
import { runs } from "../support/length.ts";
import { compareOn, compareValuesOn, type Comparison } from "./disagreement.ts";
import { pairOf, type Pair } from "./pair.ts";
import { shrink } from "./shrink.ts";

/*
 * The program's evaluator beside an independent one that goes through all possible worlds, on random pairs. The program may
 * leave open what all worlds agree on in one class only: "correlated". There one open thing is asked in two places, as in
 * `c OR NOT c`, and Kleene's logic, which takes them for two, does not see that they hang together. A million pairs take
 * `TEST_LENGTH=1000`.
 */

/** The largest share of all pairs that may be correlated, and that may have too many worlds to go through. */
const most = {
  condition: { correlated: 0.01, "too many worlds": 0.003 },
  value: { correlated: 0.06, "too many worlds": 0.003 },
} as const;

/** So many pairs that are wrong are shown: a long run that found one may have found others. */
const mostShown = 5;

/** How often the evaluators compare in each way, and the first pairs of those that are wrong. */
interface Tally {
  readonly times: Readonly<Partial<Record<Comparison, number>>>;
  readonly wrong: readonly Pair[];
}

const wrongWays: ReadonlySet<Comparison> = new Set(["opposite", "bold", "timid"]);

function tally(kind: Pair["kind"], count: number): Tally {
  const times: Partial<Record<Comparison, number>> = {};
  const wrong: Pair[] = [];
  for (let seed = 0; seed < count; seed += 1) {
    const pair = pairOf(seed, kind);
    const comparison = compare(pair);
    times[comparison] = (times[comparison] ?? 0) + 1;
    if (wrongWays.has(comparison) && wrong.length < mostShown) wrong.push(pair);
  }
  return { times, wrong };
}

function compare(pair: Pair): Comparison {
  return pair.kind === "condition" ? compareOn(pair).comparison : compareValuesOn(pair);
}

/** The smallest pair on which they still compare in this way, with both answers. */
function describeWrong(pair: Pair): string {
  const comparison = compare(pair);
  const { query, subject, type, nowMs, openPoints, ...smallest } = shrink(
    pair,
    (other) => compare(other) === comparison,
  );
  const settled = Object.fromEntries(Object.entries(openPoints).filter(([, setting]) => setting !== "unknown"));
  const said =
    pair.kind === "condition" ? compareOn({ query, subject, type, nowMs, openPoints, ...smallest }) : { comparison };
  return JSON.stringify({ query, type, now: new Date(nowMs).toISOString(), settled, subject, said }, undefined, 2);
}

describe.each([
  ["condition", runs(800)],
  ["value", runs(250)],
] as const)("the two evaluators, asked about a %s", (kind, count) => {
  const { times, wrong } = tally(kind, count);

  test("differ in nothing but what hangs together", () => {
    expect(wrong.map(describeWrong)).toEqual([]);
  });

  test.each(["correlated", "too many worlds"] as const)("seldom find a pair %s", (comparison) => {
    expect((times[comparison] ?? 0) / count).toBeLessThan(most[kind][comparison]);
  });
});
