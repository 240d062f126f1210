import { expect, test } from "vitest";
import { findChangedValue } from "../../../src/evaluator/witness/find-changed-value.ts";
import {
  findWitnesses,
  sayWitness,
  type ComputedTraits,
  type WitnessQuestion,
} from "../../../src/evaluator/witness/index.ts";
import { nowMs, treeOf } from "../people.ts";

const computed: ComputedTraits = new Map([
  ["ref", "membership"],
  ["ct", "count"],
  ["total", "number"],
  ["top", "text"],
  ["all", "list"],
]);

const asking = (before: string, after: string): WitnessQuestion => ({
  before: treeOf(before),
  after: treeOf(after),
  type: "USERS",
  nowMs,
  computed,
});

test.each([
  ["trait('ref').exists()", "trait('ref').one_of('true', 'false')"],
  ["trait('ref') = 'true'", "NOT trait('ref') = 'false' AND trait('ref').exists()"],
  ["trait('ct') >= 1", "trait('ct') > 0"],
  ["trait('ct') >= 0", "trait('ct') >= -1"],
  ["trait('total').exists()", "trait('total') >= 0 OR trait('total') < 0"],
  ["trait('top') = 'a' AND trait('top').exists()", "trait('top') = 'a' AND trait('top') = 'a'"],
])("Nobody with a value that is never computed tells %s and %s apart.", (before, after) => {
  const { enters, leaves } = findWitnesses(asking(before, after));
  expect([enters, leaves]).toEqual([undefined, undefined]);
});

test("Whoever tells two counts apart has a whole number, also where the query has it in quotes.", () => {
  const { leaves } = findWitnesses(asking("trait('ct') = '5'", "trait('ct') = '6'"));
  expect(leaves).toMatchObject({ person: { traits: { ct: 5 } } });
});

test("Who is in an audience has true and not the text of it.", () => {
  const { enters } = findWitnesses(asking("trait('q') = 'v'", "trait('ref') = 'true'"));
  expect(enters).toMatchObject({ person: { traits: { ref: true } } });
});

test("Of two computed traits nobody with an impossible value shows the difference.", () => {
  const count = (value: string): string => `event('A').where(trait('ct') ${value}).count()`;
  expect(findChangedValue(asking(count(">= 1"), count("> 0"))).found).toBeUndefined();
});

test("The words say that a computed trait is taken as given, and that it is not there.", () => {
  const question = asking("trait('q') = 'v'", "trait('ref') = 'true' AND trait('q') = 'v'");
  const { leaves } = findWitnesses(question);
  expect(leaves && sayWitness(leaves, question)).toMatchObject({
    words: 'somebody with q = "v" and no ref (ref is assumed: its own query was not checked)',
    test: { people: { somebody: { traits: { q: "v", ref: null } } } },
  });
});

test("The words say the instant from which a date of somebody is counted.", () => {
  const question = asking("trait('x').within_next(2 hours)", "trait('x').within_next(3 hours)");
  const { enters } = findWitnesses(question);
  expect(enters && sayWitness(enters, question).words).toMatch(/^somebody with x = ".*Z", at 2026-03-01 12:30 UTC$/);
});

test("The words name no instant where no date is counted from it.", () => {
  const question = asking("trait('x').before_date('2026-01-01')", "trait('x').before_date('2026-02-01')");
  const { enters } = findWitnesses(question);
  expect(enters && sayWitness(enters, question).words).not.toContain("UTC");
});
