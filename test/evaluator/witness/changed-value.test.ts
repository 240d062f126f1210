import { describe, expect, test } from "vitest";
import { evaluateValue, nothingSettled } from "../../../src/evaluator/index.ts";
import { describeSubject, findChangedValue } from "../../../src/evaluator/witness/index.ts";
import type { DefinitionType } from "../../../src/query/index.ts";
import { treeOf } from "../people.ts";

const nowMs = Date.parse("2026-03-01T12:30:00Z");
const search = (before: string, after: string, type: DefinitionType = "USERS") =>
  findChangedValue({ before: treeOf(before), after: treeOf(after), type, nowMs });

const pairs: readonly [before: string, after: string, type: DefinitionType][] = [
  ["event('A').count()", "event('B').count()", "USERS"],
  ["event('A').within(30 days).count()", "event('A').within(60 days).count()", "USERS"],
  ["event('A').where(property('x') > 5).count()", "event('A').where(property('x') >= 5).count()", "USERS"],
  ["event('A').sum(property('x'))", "event('A').sum(property('y'))", "USERS"],
  ["event('A').sum(property('x'))", "event('A').avg(property('x'))", "USERS"],
  ["event('A').min(property('x'))", "event('A').max(property('x'))", "USERS"],
  ["event('A').first(property('x'))", "event('A').last(property('x'))", "USERS"],
  ["event('A').mode(property('x'), 1)", "event('A').mode(property('x'), 3)", "USERS"],
  ["event('A').unique(property('x'))", "event('A').unique(property('y'))", "USERS"],
  ["event('A').count()", "event('A').sum(property('n'))", "ACCOUNTS"],
];

describe("whose value a change of a computed trait changes", () => {
  test.each(pairs)("is found from %s to %s for %s, with both values as they are computed", (before, after, type) => {
    const { found } = search(before, after, type);
    if (!found) throw new Error("nobody was found");
    const circumstances = { nowMs, type, openPoints: nothingSettled };
    expect(evaluateValue(treeOf(before), found.subject, circumstances)).toEqual(found.before);
    expect(evaluateValue(treeOf(after), found.subject, circumstances)).toEqual(found.after);
    expect(found.before).not.toEqual(found.after);
  });

  test("is somebody small", () => {
    const { found } = search("event('A').within(30 days).count()", "event('A').within(60 days).count()");
    expect(found && describeSubject(found.subject, nowMs)).toBe("somebody who did A, 31 days ago");
  });

  test("is not claimed where only an open point tells the two apart", () => {
    const { found, tried } = search("event('A').within(1 week).count()", "event('A').within(7 days).count()");
    expect(found).toBeUndefined();
    expect(tried).toBeGreaterThanOrEqual(1000);
  });

  test("is not looked for where nobody knows what a call does", () => {
    expect(search("event('A').count()", "event('A').foo().count()")).toEqual({
      tried: 0,
      never: "nobody knows what foo(…) does",
    });
  });

  test("is the same every time", () => {
    const [one, other] = [0, 1].map(() => search("event('A').sum(property('x'))", "event('A').max(property('x'))"));
    expect(one).toEqual(other);
  });
});
