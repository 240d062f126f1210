import { expect, test } from "vitest";
import { makeMutants } from "../../../src/testing/mutate/make-mutants.ts";
import { audienceOf, open, traitOf } from "../run.ts";

/** The slips of a query, sort by sort: `number: count() >= 2`. */
async function slipsOf(query: string, made: (name: string, query: string) => string = audienceOf): Promise<string[]> {
  const { run } = await open({ "a.yaml": made("x", query) });
  const [definition] = run.definitions.values();
  return definition
    ? makeMutants(definition)
        .map(({ slip, after }) => `${slip}: ${after}`)
        .toSorted()
    : [];
}

test.each<[string, string[]]>([
  ["trait('a') = 'x'", ["comparison: trait('a') != 'x'"]],
  [
    "trait('a').exists() AND trait('b') > 5",
    [
      "comparison: trait('a').absent()",
      "comparison: trait('b') >= 5",
      "junction: trait('a').exists() OR trait('b') > 5",
      "number: trait('b') > 4",
      "number: trait('b') > 6",
      "operand: trait('a').exists()",
      "operand: trait('b') > 5",
    ],
  ],
  ["NOT trait('a') = 'x'", ["comparison: trait('a') != 'x'", "not: trait('a') = 'x'"]],
  [
    "event('A').within(7 days).where(property('n') < 2).count() >= 1",
    [
      "comparison: event('A').within(7 days).where(property('n') < 2).count() > 1",
      "comparison: property('n') <= 2",
      "duration: event('A').within(6 days).where(property('n') < 2).count() >= 1",
      "duration: event('A').within(8 days).where(property('n') < 2).count() >= 1",
      "filter: event('A').where(property('n') < 2).count() >= 1",
      "filter: event('A').within(7 days).count() >= 1",
      "number: event('A').within(7 days).where(property('n') < 2).count() >= 0",
      "number: property('n') < 1",
      "number: property('n') < 3",
    ],
  ],
  ["trait('a').one_of('x', 'y')", ["value: trait('a').one_of('x')", "value: trait('a').one_of('y')"]],
])(
  "of %s are each made once, and those that mean the same or that Segment refuses are not",
  async (query, expected) => {
    expect(await slipsOf(query)).toEqual(expected);
  },
);

test("of a computed trait are those in its filters", async () => {
  expect(await slipsOf("event('A').within(1 day).count()", traitOf)).toEqual([
    "duration: event('A').within(2 days).count()",
    "filter: event('A').count()",
  ]);
});

test("are at the place of what is another one", async () => {
  const { run } = await open({ "a.yaml": audienceOf("x", "trait('a').exists() AND trait('b') > 5") });
  const [definition] = run.definitions.values();
  const number = definition && makeMutants(definition).find(({ slip }) => slip === "number");
  expect(number).toMatchObject({ before: "trait('b') > 5", at: { start: 37, end: 38 } });
});
