import {
  evaluateCondition,
  evaluateValue,
  nothingSettled,
  type Account,
  type Circumstances,
  type ComputedValue,
  type EntityRow,
  type OpenPoints,
  type Person,
  type Subject,
  type TimedEvent,
  type Verdict,
} from "../../src/evaluator/index.ts";
import { parseQuery, type QueryNode } from "../../src/query/index.ts";
import type { JsonObject } from "../../src/values/json.ts";

/** The instant of every computation in these tests; not at a full hour, so that the hour of a border has two sides. */
export const now = "2026-03-01T12:30:00.000Z";
export const nowMs = Date.parse(now);

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Something that happened so many milliseconds before `now`. */
export function did(
  event: string,
  agoMs: number,
  properties: JsonObject = {},
  more: Partial<TimedEvent> = {},
): TimedEvent {
  return { event, timestampMs: nowMs - agoMs, properties, context: {}, ...more };
}

export function person(given: Partial<Person> = {}): Person {
  return { traits: {}, events: [], entities: {}, ...given };
}

/** Somebody with these events and nothing else. */
export function who(...events: TimedEvent[]): Person {
  return person({ events });
}

/** Somebody with the trait `a` and nothing else. */
export function withTrait(a: Person["traits"][string]): Person {
  return person({ traits: { a } });
}

export function row(properties: JsonObject, entities: EntityRow["entities"] = {}): EntityRow {
  return { properties, entities };
}

export function account(given: Partial<Account> = {}): Account {
  return { traits: {}, users: [], entities: {}, ...given };
}

/** What is open, but for what is given. */
export function settle(points: Partial<OpenPoints> = {}): OpenPoints {
  return { ...nothingSettled, ...points };
}

export function treeOf(query: string): QueryNode {
  const { tree } = parseQuery(query);
  if (!tree) throw new Error(`no tree for ${query}`);
  return tree;
}

export function subjectOf(subject: Person | Account): Subject {
  return "users" in subject ? { type: "account", account: subject } : { type: "person", person: subject };
}

/** Accounts are asked as ACCOUNTS, people with entities as LINKED, all others as USERS. */
export function circumstancesOf(subject: Person | Account, points: Partial<OpenPoints> = {}): Circumstances {
  const linked = Object.keys(subject.entities).length > 0;
  const type = linked ? "LINKED" : "users" in subject ? "ACCOUNTS" : "USERS";
  return { nowMs, type, openPoints: settle(points) };
}

/** True, false, or what leaves it open. */
export type Expected = boolean | readonly string[];

export function ask(query: string, subject: Person | Account, points: Partial<OpenPoints> = {}): Expected {
  return plain(evaluateCondition(treeOf(query), subjectOf(subject), circumstancesOf(subject, points)));
}

export function plain({ truth, unknowns }: Verdict): Expected {
  return truth === "unknown" ? unknowns : truth;
}

export function compute(query: string, subject: Person | Account, points: Partial<OpenPoints> = {}): ComputedValue {
  return evaluateValue(treeOf(query), subjectOf(subject), circumstancesOf(subject, points));
}
