import { expect, test } from "vitest";
import { joiningChange } from "../../src/query/index.ts";

const [a, b, c, d] = ["a", "b", "c", "d"].map((name) => `trait('${name}') = 'x'`);
const whole = (to: "and" | "or") => ({ to });
const part = (to: "and" | "or") => ({ to, part: `${a} ${to.toUpperCase()} ${b}` });

test.each([
  [`${a} AND ${b}`, `${a} OR ${b}`, whole("or")],
  [`${a} OR ${b}`, `${a} AND ${b}`, whole("and")],
  [`${a} AND ${b}`, `${b}  OR ${a}`, whole("or")],
  [`${a} AND ${b}`, `${b}  OR ${a} OR ${c}`, undefined],
  [`${a} AND ${b} AND ${c}`, `${a} OR (${b} AND ${c})`, undefined],
  [`${a} AND (${b} OR ${c})`, `${a} OR (${b} OR ${c})`, undefined],
  [`${a} AND NOT (${b} OR ${c})`, `${a} OR NOT (${b} OR ${c})`, undefined],
  [`${c} AND (${a} OR ${b})`, `(${a} AND ${b}) AND ${c}`, part("and")],
  [`${d} OR (${a} AND ${b})`, `${d} OR ${a} OR ${b}`, part("or")],
  [`${d} AND ${a} AND ${b}`, `${d} AND (${a} OR ${b})`, part("or")],
  [`${d} OR (${a} AND ${b})`, `${d} OR ${a} OR ${c}`, undefined],
  [`NOT (${a} AND ${b})`, `NOT (${a} OR ${b})`, part("or")],
  [`${c} AND NOT (${a} AND ${b})`, `${c} AND NOT (${a} OR ${b})`, part("or")],
  [`${a} AND ${b}`, `${a} AND ${c}`, undefined],
  [`${a} AND ${b}`, `${a}`, undefined],
  [`${a} AND ${b}`, `((`, undefined],
])("%s → %s joins conditions by another word as far as it does", (before, after, change) => {
  expect(joiningChange(before, after)).toEqual(change);
});
