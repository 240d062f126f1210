import type { OpenPoint } from "../../src/evaluator/open-points.ts";
import type { EntityRows, Person, Subject } from "../../src/evaluator/person.ts";
import { checkQuery, type ArgumentNode, type QueryNode } from "../../src/query/index.ts";
import { withQuery, type Pair } from "./pair.ts";
import { madeUp } from "./pools.ts";

/** The smallest pair near this one that still is wrong: parts are left out one at a time, as long as it stays so. */
export function shrink(pair: Pair, isWrong: (pair: Pair) => boolean): Pair {
  for (;;) {
    const smaller = [...smallerPairs(pair)].find(isWrong);
    if (!smaller) return pair;
    pair = smaller;
  }
}

function* smallerPairs(pair: Pair): Generator<Pair> {
  for (const query of smallerQueries(pair)) yield withQuery(pair, query);
  for (const subject of smallerSubjects(pair.subject)) yield { ...pair, subject };
  for (const name of Object.keys(pair.openPoints) as OpenPoint[])
    if (pair.openPoints[name] !== "unknown") yield { ...pair, openPoints: { ...pair.openPoints, [name]: "unknown" } };
}

/** The query with a condition in the place of one around it, or without a call. */
function* smallerQueries({ query, tree, type, kind }: Pair): Generator<string> {
  const seen = new Set([query]);
  for (const outer of nodesIn(tree)) {
    const cuts: [number, number, string][] = [];
    if (outer.type === "and" || outer.type === "or")
      for (const operand of outer.operands)
        cuts.push([outer.start, outer.end, query.slice(operand.start, operand.end)]);
    if (outer.type === "not" || outer.type === "any" || outer.type === "all")
      cuts.push([outer.start, outer.end, query.slice(outer.operand.start, outer.operand.end)]);
    if (outer.type === "chain")
      for (const call of outer.calls.slice(0, -1)) cuts.push([query.lastIndexOf(".", call.start), call.end, ""]);
    for (const [start, end, text] of cuts) {
      const smaller = query.slice(0, start) + text + query.slice(end);
      if (seen.has(smaller) || smaller.length >= query.length || !isValid(smaller, kind, type)) continue;
      seen.add(smaller);
      yield smaller;
    }
  }
}

/** Whether the checker finds nothing wrong with a query. */
export function isValid(query: string, kind: Pair["kind"], type: Pair["type"]): boolean {
  const use = kind === "condition" ? ("audience" as const) : ("computed-trait" as const);
  const findings = checkQuery(query, { kind: use, audienceType: type, allowed: madeUp });
  return findings.every(({ severity }) => severity !== "error");
}

function* nodesIn(node: ArgumentNode): Generator<QueryNode> {
  if (node.type === "duration" || node.type === "literal") return;
  if (node.type === "cast") return yield* nodesIn(node.value);
  yield node;
  if (node.type === "chain")
    for (const argument of [node.head, ...node.calls].flatMap(({ args }) => args)) yield* nodesIn(argument);
  else for (const inner of "operands" in node ? node.operands : [node.operand]) yield* nodesIn(inner);
}

function* smallerSubjects(subject: Subject): Generator<Subject> {
  if (subject.type === "person") {
    for (const person of smallerPeople(subject.person)) yield { type: "person", person };
    return;
  }
  const { account } = subject;
  for (const users of smallerLists(account.users, smallerPeople))
    yield { type: "account", account: { ...account, users } };
  for (const traits of smallerObjects(account.traits)) yield { type: "account", account: { ...account, traits } };
  if (Object.keys(account.entities).length > 0) yield { type: "account", account: { ...account, entities: {} } };
}

function* smallerPeople(person: Person): Generator<Person> {
  const events = smallerLists(person.events, function* (event) {
    for (const properties of smallerObjects(event.properties)) yield { ...event, properties };
  });
  for (const fewer of events) yield { ...person, events: fewer };
  for (const traits of smallerObjects(person.traits)) yield { ...person, traits };
  for (const entities of smallerRows(person.entities)) yield { ...person, entities };
}

function* smallerRows(rows: EntityRows): Generator<EntityRows> {
  yield* smallerObjects(rows);
  for (const [slug, list] of Object.entries(rows))
    for (const fewer of smallerLists(list, function* (row) {
      for (const properties of smallerObjects(row.properties)) yield { ...row, properties };
      for (const entities of smallerRows(row.entities)) yield { ...row, entities };
    }))
      yield { ...rows, [slug]: fewer };
}

function* smallerLists<T>(list: readonly T[], smaller: (entry: T) => Iterable<T>): Generator<T[]> {
  for (const index of list.keys()) yield list.toSpliced(index, 1);
  for (const [index, entry] of list.entries()) for (const less of smaller(entry)) yield list.with(index, less);
}

function* smallerObjects<T>(object: Readonly<Record<string, T>>): Generator<Record<string, T>> {
  for (const name of Object.keys(object))
    yield Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
}
