import { describe, expect, test } from "vitest";
import { evaluateCondition, nothingSettled, type Subject } from "../../../src/evaluator/index.ts";
import { whyNever } from "../../../src/evaluator/witness/index.ts";
import { parseQuery } from "../../../src/query/index.ts";

const nowMs = Date.UTC(2023, 11, 9, 12);
const traits = "traits in the context of an event cannot be looked at";
const quantified = "nothing says what ANY and ALL mean in a where";
const where = (condition: string, rest: string): string => `event('A').where(${condition}).${rest}`;
const open = "context('traits.email') = 'x'";

/** Why nobody is in, and why nobody is out. */
const cases: [query: string, noneIn: string | undefined, noneOut: string | undefined][] = [
  [where(open, "count() > 0"), traits, undefined],
  [where(open, "count() >= 0"), undefined, traits],
  [where(open, "count() < 1"), undefined, traits],
  [where(open, "count() = 0"), undefined, traits],
  [where(open, "count() != 3"), undefined, traits],
  [where(open, "max(property('b')) > 1"), traits, undefined],
  [where(open, "last(property('b')).absent()"), undefined, traits],
  [where(open, "last(property('b')).none_of('x')"), undefined, undefined],
  [where(open, "sum(property('b')) = 0"), undefined, undefined],
  [where(`${open} AND property('b') = 1`, "count() > 0"), traits, undefined],
  [where(`${open} OR property('b') = 1`, "count() > 0"), undefined, undefined],
  [where(`NOT ${open}`, "count() > 0"), traits, undefined],
  [where(where(open, "count() > 0"), "count() > 0"), traits, undefined],
  [where(where(open, "count() < 1"), "count() > 0"), undefined, undefined],
  [where("ANY property('b') = 1", "count() > 0"), quantified, undefined],
  [where("property('b') = 1", "count() > 0"), undefined, undefined],
  [where("shines('b')", "count() > 0"), "nobody knows what shines(…) does", undefined],
  [`NOT ${where(open, "count() > 0")}`, undefined, traits],
  [`trait('a') = 1 OR ${where(open, "count() > 0")}`, undefined, undefined],
  [`trait('a') = 1 AND ${where(open, "count() > 0")}`, traits, undefined],
];

const bought = { event: "A", timestampMs: nowMs - 1000, properties: { b: 1 }, context: {}, source: "s" };
const person = (events: (typeof bought)[]): Subject => ({
  type: "person",
  person: { traits: { a: 1 }, events, entities: {} },
});
const people = [person([]), person([bought]), person([bought, bought])];

describe("why nobody has an answer for certain", () => {
  test.each(cases)("to %s", (query, noneIn, noneOut) => {
    const { tree } = parseQuery(query);
    expect(tree && [whyNever(tree, true), whyNever(tree, false)]).toEqual([noneIn, noneOut]);
  });

  test.each(cases)("is never said of an answer to %s that somebody has", (query) => {
    const { tree } = parseQuery(query);
    if (!tree) throw new Error("no tree");
    for (const subject of people) {
      const { truth } = evaluateCondition(tree, subject, { type: "USERS", nowMs, openPoints: nothingSettled });
      if (truth !== "unknown") expect(whyNever(tree, truth)).toBeUndefined();
    }
  });
});
