import { describe, expect, test } from "vitest";
import { evaluateCondition } from "../../src/evaluator/index.ts";
import { extractors, filters } from "../../src/query/functions-of-streams.ts";
import { comparisons, reducers } from "../../src/query/functions-of-values.ts";
import { pairOf, type Pair } from "./pair.ts";
import { isValid } from "./shrink.ts";

const seeds = Array.from({ length: 2000 }, (_, seed) => seed);
const conditions = seeds.map((seed) => pairOf(seed, "condition"));
const values = seeds.map((seed) => pairOf(seed, "value"));

describe("random queries", () => {
  test.each([
    ["condition", conditions],
    ["value", values],
  ] as const)("are valid, as a %s", (kind, pairs: readonly Pair[]) => {
    expect(pairs.filter(({ query, type }) => !isValid(query, kind, type)).map(({ query }) => query)).toEqual([]);
  });

  test("hold every function of the language", () => {
    const tables = [extractors, filters, reducers, comparisons];
    // An operator is the call that it stands for, and a superseded name is its successor.
    const names = tables.flatMap((table) => Object.keys(table)).filter((name) => name !== "contains_one");
    const texts = conditions.map(({ query }) => query).join("\n");
    expect(names.filter((name) => !texts.includes(`${name}(`))).toEqual([]);
  });

  test("hold for some people, do not hold for others, and are open for others", () => {
    const truths = conditions.map((pair) => evaluateCondition(pair.tree, pair.subject, pair).truth);
    for (const truth of [true, false, "unknown"])
      expect(truths.filter((found) => found === truth).length).toBeGreaterThan(200);
  });

  test("are the same for the same seed", () => {
    expect(pairOf(7, "condition")).toEqual(pairOf(7, "condition"));
  });
});
