import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluateCondition, evaluateValue } from "../../../src/evaluator/index.ts";
import { describeQuery, type QueryNode, type TraitName } from "../../../src/query/index.ts";
import { functions } from "../../../src/query/functions.ts";
import { runs } from "../../support/length.ts";
import { model, plainly, writeModel } from "../arbitraries.ts";
import { closeQuery, meaningOf, treeOf } from "../close-queries.ts";
import { examples, frame, liveShapes, shownQueries } from "../examples.ts";
import { knownCondition, knownValue } from "../known-queries.ts";
import { circumstancesOf, randomPeople } from "./people.ts";
import { readWords } from "./read-words.ts";

const { people, accounts } = randomPeople(50, 1);

/** What a condition says of everybody. */
function verdicts(tree: QueryNode): string[] {
  // Words without a type are of one person: of the users of an account they say more.
  const asked = isOfUsers(tree) ? [...people, ...accounts] : people;
  return asked.flatMap((subject) =>
    circumstancesOf(subject).map((known) => String(evaluateCondition(tree, subject, known).truth)),
  );
}

/** Whether each condition stands behind `ANY` or `ALL`. */
function isOfUsers(tree: QueryNode): boolean {
  if ("operands" in tree) return tree.operands.every(isOfUsers);
  return tree.type === "any" || tree.type === "all" || (tree.type === "not" && isOfUsers(tree.operand));
}

/** What a computed trait is for everybody. */
function computed(tree: QueryNode): string[] {
  return [...people, ...accounts].flatMap((subject) =>
    circumstancesOf(subject).map((known) => JSON.stringify(evaluateValue(tree, subject, known))),
  );
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
      { numRuns: runs(75) },
    );
  });

  it("leave no part unknown", () => {
    fc.assert(
      fc.property(knownCondition, (text) => {
        expect(describeQuery(treeOf(text)), text).not.toContain("meaning not known");
      }),
      { numRuns: runs(75) },
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
      { numRuns: runs(50) },
    );
  });
});

describe("the words of a random query with parts that nobody knows", () => {
  it("are read back as that query", () => {
    fc.assert(
      fc.property(closeQuery, (text) => void expectReadBack(text)),
      { numRuns: runs(75) },
    );
  });
});

describe("the words of a random query of any names", () => {
  it("are read back as that query", () => {
    fc.assert(
      fc.property(model, (node) => void expectReadBack(writeModel(node, plainly))),
      { numRuns: runs(75) },
    );
  });
});

describe("the words of a query with names of any characters", () => {
  const text = fc
    .string({ unit: "grapheme", maxLength: 12 })
    .map((value) => `'${value.replaceAll(/[\n\r]/g, " ").replaceAll(/[\\']/g, String.raw`\$&`)}'`);
  const capitals = fc.stringMatching(/^[A-Z][a-z.-]{0,3}(?: [A-Z][a-z.-]{0,3}){0,2}$/).map((value) => `'${value}'`);
  const name = fc.oneof(text, capitals);

  it("are read back as that query", () => {
    fc.assert(
      fc.property(name, name, name, name, (event, property, value, trait) => {
        expectReadBack(
          `event(${event}).where(property(${property}) = ${value}).count() >= 1 OR trait(${trait}).exists()`,
        );
        expectReadBack(
          `event(${event}).max(property(${property})) > trait(${trait}) AND trait(${trait}).shines(${value})`,
        );
      }),
      { numRuns: runs(50) },
    );
  });
});

describe("the words of a documented query", () => {
  const whole = examples("audience", "computed-trait").map(({ text }) => text);
  const parts = examples("fragment", "superseded-spelling").map(({ text }) => frame(text));
  const rows = [...functions.values()].map(({ example }) => frame(example));
  const texts = [...new Set([...whole, ...parts, ...rows, ...liveShapes, ...shownQueries()])];
  it.each(texts)("are read back as %s", (text) => {
    const { tree, back } = expectReadBack(text);
    expect(verdicts(back)).toEqual(verdicts(tree));
  });
});

describe("the words of a query with names of audiences and computed traits", () => {
  const owners = new Map<string, TraitName>([
    ["vip", { kind: "audience", name: "VIP customers" }],
    ["ltv", { kind: "trait", name: "Lifetime Value" }],
    ["Odd", { kind: "audience", name: 'it\'s "odd", or trait ltv' }],
  ]);
  const keyOf = (kind: string, name: string): string =>
    [...owners].find(([, owner]) => owner.kind === kind && owner.name === name)?.[0] ?? "";
  const key = fc.constantFrom(...owners.keys(), "other");
  const term = fc
    .tuple(
      fc.constantFrom("", "NOT "),
      key,
      fc.constantFrom(" = 'true'", " = 'false'", ".exists()", " > 5", " != trait('ltv')"),
    )
    .map(([not, of, compared]) => `${not}trait('${of}')${compared}`);

  it("are read back as that query", () => {
    fc.assert(
      fc.property(fc.array(term, { minLength: 1, maxLength: 3 }), (terms) => {
        const tree = treeOf(terms.join(" AND "));
        const words = describeQuery(tree, { nameOfTrait: (of) => owners.get(of) });
        expect(meaningOf(treeOf(readWords(words, keyOf))), words).toBe(meaningOf(tree));
      }),
      { numRuns: runs(50) },
    );
  });
});

describe("the reader", () => {
  it.each([
    'trait "c" is 1, and trait "a" is 1, or trait "b" is 2',
    "the number of times they did A is over the number of times they did B in the last 7 days",
    'did A (where the total of property "x" over B is over property "y") at least once',
  ])("sees two meanings in: %s", (words) => {
    expect(() => readWords(words)).toThrow("can be read as");
  });

  it.each([
    "did A any number of times but twice (or never)",
    'trait "a" is set but not trait "b"',
    "did A at most twice",
    'trait "a" is in the last 7 moons',
    'property "x" is 1',
    'did A (where property "x" of the row around it is 1) at least once',
  ])("makes nothing of: %s", (words) => {
    expect(() => readWords(words)).toThrow("No way to read");
  });
});

describe("random queries", () => {
  const sample = fc.sample(knownCondition, { numRuns: 500, seed: 1 });

  it("hold every function that is known", () => {
    const calls = new Set(sample.flatMap((text) => namesOfCalls(treeOf(text))));
    expect([...functions.keys()].filter((name) => !calls.has(name))).toEqual([]);
  });

  it("tell people apart, so that a wrong reading is noticed", () => {
    const asked = sample.slice(0, 200);
    const decisive = asked.filter(
      (text) => new Set(verdicts(treeOf(text)).filter((truth) => truth !== "unknown")).size > 1,
    );
    expect(decisive.length).toBeGreaterThan(asked.length / 4);
  });
});

/** The names of all calls of a query. */
function namesOfCalls(tree: QueryNode): string[] {
  const json = JSON.stringify(tree);
  return [...json.matchAll(/"type":"call","name":"(\w+)"/g)].map(([, name = ""]) => name);
}
