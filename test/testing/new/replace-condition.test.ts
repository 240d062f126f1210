import { expect, test } from "vitest";
import { printQuery, type QueryNode } from "../../../src/query/index.ts";
import { walkQuery } from "../../../src/query/walk.ts";
import { replaceCondition } from "../../../src/testing/new/replace-condition.ts";
import { evaluateCondition, nothingSettled } from "../../../src/evaluator/index.ts";
import { nowMs, treeOf } from "../../evaluator/people.ts";

/** The condition of a query that is printed so. */
function conditionIn(tree: QueryNode, text: string): QueryNode {
  const found: QueryNode[] = [];
  walkQuery(tree, { node: (node) => void (printQuery(node, "line") === text && found.push(node)) });
  const [first] = found;
  if (!first) throw new Error(`there is no ${text}`);
  return first;
}

function replaced(query: string, condition: string, answer: boolean): string {
  const tree = treeOf(query);
  return printQuery(replaceCondition(tree, conditionIn(tree, condition), answer), "line");
}

const [a, b, c] = ["trait('a') = 'x'", "trait('b') = 'y'", "trait('c') = 'z'"];

test.each([
  [`${a} AND ${b}`, b, true, a],
  [`${a} OR ${b}`, b, false, a],
  [`${a} AND (${b} OR ${c})`, c, true, a],
  [`${a} AND NOT ${b}`, b, false, a],
  [`${a} AND ${b} AND ${c}`, c, true, `${a} AND ${b}`],
])("%s without %s, which is %s, is %s", (query, condition, answer, left) => {
  expect(replaced(query, condition, answer)).toBe(left);
});

test.each([
  ["a condition that is all of the query", a, a],
  ["a condition in a where", "event('A').where(property('n') = 1).count() >= 1", "property('n') = 1"],
  ["the condition that ANY asks", `NOT ANY ${a}`, a],
])("%s is replaced by one that is known to be true, or false, of everybody", (_, query, condition) => {
  const tree = treeOf(query);
  const event = { event: "A", timestampMs: nowMs - 1, properties: {}, context: {} };
  const user = { traits: {}, events: [event], entities: {} };
  const isOfAccounts = query.includes("ANY");
  const truths = [true, false].map((answer) => {
    const other = replaceCondition(tree, conditionIn(tree, condition), answer);
    return isOfAccounts
      ? evaluateCondition(
          other,
          { type: "account", account: { traits: {}, users: [user], entities: {} } },
          { nowMs, type: "ACCOUNTS", openPoints: nothingSettled },
        ).truth
      : evaluateCondition(other, { type: "person", person: user }, { nowMs, type: "USERS", openPoints: nothingSettled })
          .truth;
  });
  expect(truths).toEqual(isOfAccounts ? [false, true] : [true, false]);
});

test("A condition that stands twice is replaced once.", () => {
  const tree = treeOf(`${a} AND (${a} OR ${b})`);
  const [, second] = tree.type === "and" ? tree.operands : [];
  const [twin] = second?.type === "or" ? second.operands : [];
  expect(twin && printQuery(replaceCondition(tree, twin, false), "line")).toBe(`${a} AND ${b}`);
});
