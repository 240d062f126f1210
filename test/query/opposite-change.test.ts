import { expect, test } from "vitest";
import { oppositeChange } from "../../src/query/index.ts";

const count = (comparison: string) => `event('A').count() ${comparison}`;
const spent = (comparison: string) => `event('A').where(property('price') ${comparison})`;
const other = "trait('country') = 'AT'";
const whole = { isWhole: true, isCondition: true };
const part = { isWhole: false, isCondition: true };

test.each([
  [count(">= 6"), count("< 6"), whole],
  [count("> 500"), count("< 500"), whole],
  [count("> 500"), "event('A').count().at_most(500)", whole],
  [other, "trait('country') != 'AT'", whole],
  [other, `NOT ${other}`, whole],
  [`${other} AND ${count(">= 6")}`, `${count("< 6")} AND ${other}`, part],
  [`${spent("> 5")}.count() >= 1`, `${spent("<= 5")}.count() >= 1`, part],
  [
    `${spent("> 5")}.sum(property('price'))`,
    `${spent("<= 5")}.sum(property('price'))`,
    { ...part, isCondition: false },
  ],
  [count(">= 6"), count("< 7"), undefined],
  [count(">= 6"), count("<= 6"), whole],
  [count(">= 6"), count("> 6"), undefined],
  [`${other} AND ${count(">= 6")}`, `${other} OR ${count("< 6")}`, undefined],
  [`${other} AND ${count(">= 6")}`, count("< 6"), undefined],
  [count(">= 6"), "((", undefined],
])("%s → %s asks for the opposite as far as it does", (before, after, change) => {
  expect(oppositeChange(before, after)).toEqual(change);
});
