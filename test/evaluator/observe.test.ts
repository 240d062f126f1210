import { describe, expect, test } from "vitest";
import {
  nothingSettled,
  observeCondition,
  observeValue,
  type Person,
  type Subject,
} from "../../src/evaluator/index.ts";
import { parseQuery, printQuery, type DefinitionType } from "../../src/query/index.ts";

const nowMs = Date.parse("2026-03-01T12:00:00Z");
const nobody: Person = { traits: {}, events: [], entities: {} };
const bought = (n: number): Person["events"][number] => ({
  event: "A",
  timestampMs: nowMs - 1000,
  properties: { n },
  context: {},
});

/** Every condition that is told of, with what came out, in the order in which it is. */
function observed(
  query: string,
  subject: Subject,
  {
    type = "USERS",
    ask = observeCondition,
  }: { type?: DefinitionType; ask?: (...asked: Parameters<typeof observeCondition>) => unknown } = {},
): string[] {
  const { tree } = parseQuery(query);
  if (!tree) throw new Error("no query");
  const told: string[] = [];
  const circumstances = { nowMs, type, openPoints: nothingSettled };
  ask(tree, subject, circumstances, (node, truth) => told.push(`${printQuery(node, "line")}: ${truth}`));
  return told;
}

const person = (rest: Partial<Person> = {}): Subject => ({ type: "person", person: { ...nobody, ...rest } });

describe("an observer is told", () => {
  test("of every condition, those that decide nothing as well", () => {
    expect(observed("trait('a').exists() AND NOT trait('b').exists()", person())).toEqual([
      "trait('a').exists(): false",
      "trait('b').exists(): false",
      "NOT trait('b').exists(): true",
      "trait('a').exists() AND NOT trait('b').exists(): false",
    ]);
  });

  test("of a condition on events once for each of them", () => {
    const events = [bought(1), bought(5)];
    const query = "event('A').within(1 day).where(property('n') > 3).count() >= 1";
    expect(observed(query, person({ events })).toSorted()).toEqual([
      `${query}: true`,
      "property('n') > 3: false",
      "property('n') > 3: true",
    ]);
  });

  test("of the conditions in the query of a trait, which is none itself", () => {
    const query = "event('A').within(1 day).where(property('n') > 3).count()";
    expect(observed(query, person({ events: [bought(5)] }), { ask: observeValue })).toEqual([
      "property('n') > 3: true",
    ]);
  });

  test("of what is open", () => {
    expect(observed("trait('a').none_of('x', 'y')", person())).toEqual(["trait('a').none_of('x', 'y'): unknown"]);
  });

  test("of the users of an account that ANY asks", () => {
    const users = [nobody, { ...nobody, traits: { a: 1 } }];
    const account: Subject = { type: "account", account: { traits: {}, users, entities: {} } };
    expect(observed("ANY trait('a').exists()", account, { type: "ACCOUNTS" })).toEqual([
      "trait('a').exists(): false",
      "trait('a').exists(): true",
      "ANY trait('a').exists(): true",
    ]);
  });

  test("once of a condition on events that the users of an account are asked for one by one", () => {
    const account: Subject = { type: "account", account: { traits: {}, users: [nobody, nobody], entities: {} } };
    const query = "event('A').within(1 day).count() >= 1";
    expect(observed(query, account, { type: "ACCOUNTS" })).toEqual([`${query}: false`]);
  });
});
