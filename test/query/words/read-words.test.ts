import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluateCondition, evaluateValue } from "../../../src/evaluator/index.ts";
import { describeQuery, type QueryNode } from "../../../src/query/index.ts";
import { functions } from "../../../src/query/functions.ts";
import { runs } from "../../support/length.ts";
import { model, plainly, writeModel } from "../arbitraries.ts";
import { closeQuery, meaningOf, treeOf } from "../close-queries.ts";
import { examples, frame, liveShapes } from "../examples.ts";
import { knownCondition, knownValue } from "../known-queries.ts";
import { circumstancesOf, randomPeople } from "./people.ts";
import { readWords } from "./read-words.ts";

const { people, accounts } = randomPeople(50, 1);

/** What a condition says of everybody. */
function verdicts(tree: QueryNode): string[] {
  return [...people, ...accounts].map((subject) =>
    String(evaluateCondition(tree, subject, circumstancesOf(subject)).truth),
  );
}

/** What a computed trait is for everybody. */
function computed(tree: QueryNode): string[] {
  return [...people, ...accounts].map((subject) => JSON.stringify(evaluateValue(tree, subject, circumstancesOf(subject))));
}

/** Reads the words of a query back, and holds the meaning against that of the query. */
function expectReadBack(text: string): { tree: QueryNode; back: QueryNode } {
  const tree = treeOf(text);
  const words = describeQuery(tree);
  const back = treeOf(readWords(words));
  expect(meaningOf(back), `${text}\nreads\n${words}`).toBe(meaningOf(tree));
  return { tree, back };
}

describe("the words of a random audience that holds nothing unknown", () => {
  it("are read back as a condition of the same form that holds for the same people and accounts", () => {
    fc.assert(
      fc.property(knownCondition, (text) => {
        const { tree, back } = expectReadBack(text);
        expect(verdicts(back).join(" "), `${text}\nreads\n${describeQuery(tree)}`).toBe(verdicts(tree).join(" "));
      }),
      { numRuns: runs(500) },
    );
  });

  it("leave no part unknown", () => {
    fc.assert(
      fc.property(knownCondition, (text) => {
        expect(describeQuery(treeOf(text)), text).not.toContain("meaning not known");
      }),
      { numRuns: runs(500) },
    );
  });
});

describe("the words of a random computed trait that holds nothing unknown", () => {
  it("are read back as a value of the same form that is the same for the same people and accounts", () => {
    fc.assert(
      fc.property(knownValue, (text) => {
        const { tree, back } = expectReadBack(text);
        expect(computed(back), `${text}\nreads\n${describeQuery(tree)}`).toEqual(computed(tree));
      }),
      { numRuns: runs(200) },
    );
  });
});

describe("the words of a random query with parts that nobody knows", () => {
  it("are read back as that query", () => {
    fc.assert(fc.property(closeQuery, (text) => void expectReadBack(text)), { numRuns: runs(500) });
  });
});

describe("the words of a random query of any names", () => {
  it("are read back as that query", () => {
    fc.assert(fc.property(model, (node) => void expectReadBack(writeModel(node, plainly))), { numRuns: runs(500) });
  });
});

describe("the words of a documented query", () => {
  const known = [...examples("audience", "computed-trait"), ...examples("fragment", "superseded-spelling")];
  const texts = [...known.map(({ kind, text }) => (/fragment|spelling/.test(kind) ? frame(text) : text)), ...liveShapes];
  it.each(texts)("are read back as %s", (text) => {
    const { tree, back } = expectReadBack(text);
    expect(verdicts(back)).toEqual(verdicts(tree));
  });
});

describe("random queries", () => {
  const sample = fc.sample(knownCondition, { numRuns: 500, seed: 1 });

  it("hold every function that is known", () => {
    const calls = new Set(sample.flatMap((text) => namesOfCalls(treeOf(text))));
    expect([...functions.keys()].filter((name) => !calls.has(name))).toEqual([]);
  });

  it("tell people apart, so that a wrong reading is noticed", () => {
    const decisive = sample.filter((text) => new Set(verdicts(treeOf(text))).size > 1);
    expect(decisive.length).toBeGreaterThan(sample.length / 4);
  });
});

/** The names of all calls of a query. */
function namesOfCalls(tree: QueryNode): string[] {
  const json = JSON.stringify(tree);
  return [...json.matchAll(/"type":"call","name":"(\w+)"/g)].map(([, name = ""]) => name);
}
