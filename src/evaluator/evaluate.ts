import type { QueryNode } from "../query/index.ts";
import { compareText } from "../values/compare-text.ts";
import type { JsonValue } from "../values/json.ts";
import { compiler } from "./conditions.ts";
import type { Circumstances, Environment } from "./environment.ts";
import { eventsOfPerson, eventsOfUsers } from "./event-index.ts";
import { toVerdict, type Outcome } from "./kleene.ts";
import type { Note } from "./note.ts";
import type { Condition, ValueOf } from "./parts.ts";
import type { Subject } from "./person.ts";
import { orderList } from "./reducers.ts";
import type { Unknowns, Verdict } from "./truth.ts";
import { Entries, mapValue, Uncertain, type Known, type Value } from "./value.ts";

/** What a computed trait gives. */
export type ComputedValue =
  | { readonly type: "known"; readonly value: JsonValue }
  | { readonly type: "absent" }
  | {
      readonly type: "uncertain";
      /** All that it may be, `undefined` for absent; or `anything`. Numbers come first by size, then texts; absent is last. */
      readonly candidates: readonly (JsonValue | undefined)[] | "anything";
      readonly unknowns: Unknowns;
    };

const outermost = { streams: [], quantified: false };

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
  const read = compiler.value(tree, outermost);
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
  if (subject.type === "account") {
    const { traits, users, entities } = subject.account;
    return { circumstances, traits, events: undefined, entities, users, item: undefined };
  }
  const { person } = subject;
  const { traits, entities } = person;
  return { circumstances, traits, events: eventsOfPerson(person), entities, users: undefined, item: undefined };
}

/** A value as callers see it. */
export function toComputedValue(value: Value): ComputedValue {
  if (value instanceof Uncertain) {
    const { candidates, because } = value;
    return {
      type: "uncertain",
      candidates: candidates === "anything" ? candidates : candidates.map(toJson).toSorted(compareCandidates),
      unknowns: because,
    };
  }
  const json = toJson(value);
  return json === undefined ? { type: "absent" } : { type: "known", value: json };
}

/** `toSorted` puts `undefined` last by itself. */
function compareCandidates(a: JsonValue | undefined, b: JsonValue | undefined): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return (
    Number(typeof a !== "number") - Number(typeof b !== "number") || compareText(JSON.stringify(a), JSON.stringify(b))
  );
}

function toJson(known: Known): JsonValue | undefined {
  return known instanceof Entries ? known.entries.map((entry) => entry ?? null) : known;
}
