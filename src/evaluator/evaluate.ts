import type { QueryNode } from "../query/index.ts";
import { toComputedValue, type ComputedValue } from "./computed-value.ts";
import { compiler } from "./conditions.ts";
import { Memory, type Circumstances, type Environment } from "./environment.ts";
import { eventsOfPerson, eventsOfUsers } from "./event-index.ts";
import { toVerdict, type Outcome } from "./kleene.ts";
import type { Note } from "./note.ts";
import type { Condition, Place, ValueOf } from "./parts.ts";
import type { Subject } from "./person.ts";
import { orderList } from "./reducers.ts";
import type { Verdict } from "./truth.ts";
import { mapValue, Uncertain, type Value } from "./value.ts";

const outermost: Place = { streams: [], quantified: false, ofTrait: false };

/** Trees are shared by all who read the same text, and asked about many people. */
const conditions = new WeakMap<QueryNode, Condition>();
const values = new WeakMap<QueryNode, ValueOf>();

/** Whether a condition holds for a person or an account. Never throws; without an explanation, and fast. */
export function evaluateCondition(tree: QueryNode, subject: Subject, circumstances: Circumstances): Verdict {
  return toVerdict(askCondition(tree, subject, circumstances));
}

/** What a computed trait gives for a person or an account. Never throws. */
export function evaluateValue(tree: QueryNode, subject: Subject, circumstances: Circumstances): ComputedValue {
  return toComputedValue(askValue(tree, subject, circumstances));
}

/** @param note Where to write down what was seen. */
export function askCondition(tree: QueryNode, subject: Subject, circumstances: Circumstances, note?: Note): Outcome {
  const misfit = findMisfit(subject, circumstances);
  if (misfit !== undefined) return [misfit];
  let condition = conditions.get(tree);
  if (!condition) {
    condition = compiler.condition(tree, outermost);
    conditions.set(tree, condition);
  }
  return condition(placeOf(subject, circumstances), note);
}

/** @param note Where to write down what was seen. */
export function askValue(tree: QueryNode, subject: Subject, circumstances: Circumstances, note?: Note): Value {
  const misfit = findMisfit(subject, circumstances);
  if (misfit !== undefined) return new Uncertain("anything", [misfit]);
  let value = values.get(tree);
  if (!value) {
    value = readValue(tree);
    values.set(tree, value);
  }
  const place = placeOf(subject, circumstances);
  // Traits of accounts work on the events of all users together: API.md 4.9.
  return value(place.users ? { ...place, events: eventsOfUsers(place.users) } : place, note);
}

function readValue(tree: QueryNode): ValueOf {
  const read = compiler.value(tree, { ...outermost, ofTrait: true });
  if (typeof read === "string") return () => new Uncertain("anything", [read]);
  const isList = tree.type === "chain" && tree.calls.at(-1)?.name === "unique";
  if (!isList) return read.value;
  return (environment, note) =>
    mapValue(read.value(environment, note), (list) =>
      Array.isArray(list) ? orderList(list, environment.circumstances.openPoints) : list,
    );
}

function findMisfit({ type }: Subject, circumstances: Circumstances): string | undefined {
  if (circumstances.type === "ACCOUNTS" && type === "person")
    return "it is computed for accounts, and this is a person";
  if (circumstances.type === "USERS" && type === "account") return "it is computed for users, and this is an account";
  return undefined;
}

function placeOf(subject: Subject, circumstances: Circumstances): Environment {
  const { traits, entities, events, users } = partsOf(subject);
  return { circumstances, traits, events, entities, users, item: undefined, memory: new Memory() };
}

function partsOf(subject: Subject): Pick<Environment, "traits" | "entities" | "events" | "users"> {
  if (subject.type === "account") return { ...subject.account, events: undefined };
  const { person } = subject;
  return { traits: person.traits, entities: person.entities, events: eventsOfPerson(person), users: undefined };
}
