import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  evaluateCondition,
  evaluateValue,
  explainCondition,
  explainValue,
  type Circumstances,
  type Subject,
  type Truth,
} from "../../src/evaluator/index.ts";
import { identities } from "../../src/query/identities.ts";
import { canonicalQuery, parseQuery, printQuery, sameQuery } from "../../src/query/index.ts";
import { closeQuery } from "../query/close-queries.ts";
import { chooserOf, model, plainly, writeModel } from "../query/arbitraries.ts";
import { disguise } from "../query/disguise.ts";
import { examples, frame, liveShapes } from "../query/examples.ts";
import { runs } from "../support/length.ts";
import { asked } from "./arbitraries.ts";
import { sensibleQuery } from "./sensible-queries.ts";
import { treeOf } from "./people.ts";

interface Asked {
  subject: Subject;
  circumstances: Circumstances;
}

const truthOf = (query: string, { subject, circumstances }: Asked): Truth =>
  evaluateCondition(treeOf(query), subject, circumstances).truth;

const anyQuery = fc.oneof(
  { weight: 8, arbitrary: sensibleQuery },
  { weight: 1, arbitrary: closeQuery },
  { weight: 1, arbitrary: model.map((query) => writeModel(query, plainly)) },
);

const documented = [
  ...examples("audience", "computed-trait").map(({ text }) => text),
  ...examples("fragment", "superseded-spelling").map(({ text }) => frame(text)),
  ...liveShapes,
];

/** Places around a condition. */
const around: [where: string, write: (condition: string) => string][] = [
  ["alone", (condition) => condition],
  ["in a group after NOT", (condition) => `NOT (trait('z') = 1 OR (${condition}))`],
  ["in a where", (condition) => `event('A').where((${condition}) OR property('z') = 1).count() >= 1`],
  ["in the where of rows", (condition) => `entity('A').where(${condition}).count() >= 1`],
  [
    "in the where of an event in a where",
    (condition) => `event('A').where(event('A').where(${condition}).count() >= 1).count() >= 1`,
  ],
  ["of the users of an account", (condition) => `ANY NOT (${condition})`],
];

describe("two conditions", () => {
  it.each(identities)("mean the same by $name, for everybody and at every place", ({ example: [a, b] }) => {
    fc.assert(
      fc.property(fc.constantFrom(...around), asked, ([place, write], who) => {
        // Some of them hold for one person and not for any user of an account.
        fc.pre(sameQuery(write(a), write(b), who.circumstances.type));
        expect(truthOf(write(a), who), place).toBe(truthOf(write(b), who));
      }),
      { numRuns: runs(100) },
    );
  });
});

describe("a random query", () => {
  it("gives what its canonical form gives", () => {
    fc.assert(
      fc.property(anyQuery, asked, (query, who) => {
        expect(truthOf(canonicalQuery(query, who.circumstances.type), who)).toBe(truthOf(query, who));
      }),
      { numRuns: runs(200) },
    );
  });

  it("gives what it gives after a random chain of identities", () => {
    const seeds = fc.array(fc.nat({ max: 999 }), { minLength: 20, maxLength: 60 });
    fc.assert(
      fc.property(anyQuery, seeds, asked, (query, numbers, who) => {
        const other = printQuery(disguise(treeOf(query), chooserOf(numbers)), "line");
        // Some of them hold for one person and not for any user of an account.
        fc.pre(sameQuery(query, other, who.circumstances.type));
        expect(truthOf(other, who), other).toBe(truthOf(query, who));
      }),
      { numRuns: runs(200) },
    );
  });

  it("gives the same each time, and with an explanation", () => {
    fc.assert(
      fc.property(anyQuery, asked, (query, { subject, circumstances }) => {
        const tree = treeOf(query);
        const verdict = evaluateCondition(tree, subject, circumstances);
        expect(evaluateCondition(tree, subject, circumstances)).toEqual(verdict);
        expect(explainCondition(tree, subject, circumstances)).toMatchObject(verdict);
        const value = evaluateValue(tree, subject, circumstances);
        expect(explainValue(tree, subject, circumstances).value).toEqual(value);
      }),
      { numRuns: runs(125) },
    );
  });

  it("names what leaves it open when it is, and nothing when it is not", () => {
    fc.assert(
      fc.property(anyQuery, asked, (query, { subject, circumstances }) => {
        const { truth, unknowns } = evaluateCondition(treeOf(query), subject, circumstances);
        expect(unknowns.length > 0).toBe(truth === "unknown");
        expect([...new Set(unknowns)].toSorted()).toEqual(unknowns);
        // What is settled leaves nothing open.
        const settled = Object.entries(circumstances.openPoints).filter(([, value]) => value !== "unknown");
        expect(settled.filter(([name]) => unknowns.includes(name))).toEqual([]);
      }),
      { numRuns: runs(125) },
    );
  });

  it("keeps its answer when more is settled", () => {
    fc.assert(
      fc.property(anyQuery, asked, asked, (query, { subject, circumstances }, { circumstances: other }) => {
        const before = evaluateCondition(treeOf(query), subject, circumstances).truth;
        const more = Object.entries(circumstances.openPoints).filter(([, value]) => value !== "unknown");
        const openPoints = { ...other.openPoints, ...Object.fromEntries(more) };
        const after = evaluateCondition(treeOf(query), subject, { ...circumstances, openPoints }).truth;
        if (before !== "unknown") expect(after).toBe(before);
      }),
      { numRuns: runs(200) },
    );
  });
});

describe("AND, OR and NOT", () => {
  const laws: [law: string, a: (c: string, d: string) => string, b: (c: string, d: string) => string][] = [
    ["NOT NOT", (c) => `NOT NOT (${c})`, (c) => c],
    ["repetition in AND", (c) => `(${c}) AND (${c})`, (c) => c],
    ["repetition in OR", (c) => `(${c}) OR (${c})`, (c) => c],
    ["the order of AND", (c, d) => `(${c}) AND (${d})`, (c, d) => `(${d}) AND (${c})`],
    ["the order of OR", (c, d) => `(${c}) OR (${d})`, (c, d) => `(${d}) OR (${c})`],
    ["De Morgan's law of AND", (c, d) => `NOT ((${c}) AND (${d}))`, (c, d) => `NOT (${c}) OR NOT (${d})`],
    ["De Morgan's law of OR", (c, d) => `NOT ((${c}) OR (${d}))`, (c, d) => `NOT (${c}) AND NOT (${d})`],
    ["absorption", (c, d) => `(${c}) AND ((${c}) OR (${d}))`, (c) => c],
  ];

  it.each(laws)("keep %s, with what leaves it open", (_law, a, b) => {
    fc.assert(
      fc.property(anyQuery, anyQuery, asked, (c, d, who) => {
        expect(truthOf(a(c, d), who)).toBe(truthOf(b(c, d), who));
      }),
      { numRuns: runs(80) },
    );
  });
});

describe("every query that can be read", () => {
  it.each(documented)("is answered: %s", (query) => {
    const tree = treeOf(query);
    fc.assert(
      fc.property(asked, ({ subject, circumstances }) => {
        expect([true, false, "unknown"]).toContain(explainCondition(tree, subject, circumstances).truth);
        expect(["known", "absent", "uncertain"]).toContain(explainValue(tree, subject, circumstances).value.type);
      }),
      { numRuns: runs(5) },
    );
  });

  it("is answered when it is a heap of words", () => {
    const word = fc.constantFrom(
      ..."event trait property context literal where within between sources count sum max mode unique equals exists".split(
        " ",
      ),
      ..."( ) ( ) . , 'A' 'a.$' 1 7 days = > AND OR NOT ANY ALL parent: as string null true 2023-12-07".split(" "),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 25 }), asked, (words, { subject, circumstances }) => {
        const { tree } = parseQuery(words.join(" "));
        if (tree) expect(() => explainCondition(tree, subject, circumstances)).not.toThrow();
        if (tree) expect(() => explainValue(tree, subject, circumstances)).not.toThrow();
      }),
      { numRuns: runs(500) },
    );
  });
});
