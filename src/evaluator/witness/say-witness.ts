import { dateComparisons, type QueryNode } from "../../query/index.ts";
import { walkQuery } from "../../query/walk.ts";
import { assumedRemark } from "../../values/assumed-remark.ts";
import { isJsonObject, type JsonValue } from "../../values/json.ts";
import { joinWords } from "../../values/words.ts";
import { readInstant } from "../instants.ts";
import type { Subject } from "../person.ts";
import { computedIn } from "./computed-traits.ts";
import { describeSubject, sayKey } from "./describe-subject.ts";
import type { WitnessQuestion } from "./find-witness.ts";
import { toTestSpec, type TestSpecPart } from "./to-test-spec.ts";

/** An invented person or account in words, and as a test file has it in its spec. */
export interface SaidWitness {
  readonly words: string;
  readonly test: TestSpecPart;
}

/**
 * Somebody whom two queries tell apart, with all on which that depends: the instant where dates are counted from it, and the
 * computed traits of which the search did not ask the own queries.
 */
export function sayWitness(subject: Subject, { before, after, nowMs, computed }: WitnessQuestion): SaidWitness {
  const trees = [before, after];
  const given = computedIn(trees, computed);
  const when = trees.some(countsFromNow) && hasDate(valuesOf(subject)) ? `, at ${sayInstant(nowMs)}` : "";
  return {
    words: `${describeSubject(subject, nowMs, given)}${when}${sayGiven(given)}`,
    test: toTestSpec(subject, nowMs, given),
  };
}

function sayGiven(keys: readonly string[]): string {
  if (keys.length === 0) return "";
  return assumedRemark(joinWords(keys.map(sayKey), "and"), keys.length === 1);
}

function sayInstant(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

/** Whether a query holds a date against the instant at which it is computed. */
function countsFromNow(tree: QueryNode): boolean {
  let counts = false;
  walkQuery(tree, {
    call: ({ name, args }) => {
      if (dateComparisons.has(name) && args.some(({ type }) => type === "duration")) counts = true;
    },
  });
  return counts;
}

function valuesOf(subject: Subject): JsonValue {
  return (subject.type === "person" ? { ...subject.person } : { ...subject.account }) as unknown as JsonValue;
}

function hasDate(value: JsonValue): boolean {
  if (Array.isArray(value)) return value.some(hasDate);
  if (isJsonObject(value)) return Object.values(value).some(hasDate);
  return typeof value === "string" && readInstant(value) !== undefined;
}
