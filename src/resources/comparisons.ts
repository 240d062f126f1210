import { canonicalQuery, needsHistory, parseQuery, sameQuery } from "../query/index.ts";
import type { FieldComparison } from "./field-rule.ts";
import { getAt } from "./pointer.ts";
import { toDefinitionType } from "./definition-type.ts";
import type { JsonObject, JsonValue } from "./resource.ts";

const trimmed = (value: JsonValue): JsonValue =>
  typeof value === "string" ? value.replaceAll("\r\n", "\n").trimEnd() : value;
const identity = (value: JsonValue): JsonValue => value;
const same = (a: JsonValue | undefined, b: JsonValue | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Equal when both are the same value. */
export const exact: FieldComparison = {
  compare: (declared, live) => ({ equal: same(declared, live) }),
  normalise: identity,
  tidy: identity,
};

/** Text for people: absent is the same as empty, and neither line endings nor trailing white space count (facts 2.9). */
export const prose: FieldComparison = {
  compare: (declared, live) => ({ equal: same(trimmed(declared), trimmed(live ?? "")) }),
  normalise: trimmed,
  tidy: trimmed,
};

/** A list whose order means nothing and whose absence means the given default. */
export function setOf(whenAbsent: readonly string[]): FieldComparison {
  const normalise = (value: JsonValue): JsonValue =>
    Array.isArray(value) ? [...new Set(value.map(String))].toSorted((a, b) => (a < b ? -1 : 1)) : value;
  return {
    compare: (declared, live) => ({ equal: same(normalise(declared), normalise(live ?? [...whenAbsent])) }),
    normalise,
    tidy: normalise,
  };
}

/** A query: equal when both mean the same, however they are written (facts 3.5). */
export const query: FieldComparison = {
  compare: (declared, live) => ({
    equal: typeof declared === "string" && typeof live === "string" && sameQuery(declared, live),
  }),
  normalise: (value) => (typeof value === "string" ? canonicalQuery(value) : value),
  tidy: trimmed,
};

/** A value whose absence means the given default. `null` is the server's word for a target that is gone. */
export function defaultsTo(whenAbsent: string): FieldComparison {
  return {
    compare: (declared, live) =>
      live === null ? { equal: true, note: "plan-target-removed" } : { equal: same(declared, live ?? whenAbsent) },
    normalise: identity,
    tidy: identity,
  };
}

/** The server switches history on by itself where a query needs it: `true` then answers a declared `false` (facts 2.5). */
export const history: FieldComparison = {
  compare: (declared, live, liveSpec) =>
    declared === false && live === true && mayNeedHistory(liveSpec)
      ? { equal: true, note: "plan-history-forced" }
      : { equal: same(declared, live ?? false) },
  normalise: identity,
  tidy: identity,
};

/** A query that is not understood may need anything; then the server is believed. */
function mayNeedHistory(liveSpec: JsonObject): boolean {
  const text = getAt(liveSpec, "/definition/query");
  const { tree } = parseQuery(typeof text === "string" ? text : "");
  return !tree || needsHistory(tree, toDefinitionType(liveSpec["audienceType"]));
}

/**
 * The backfill window is kept on a best-effort basis: left out of the answer where it does not apply (facts 2.5). Without
 * historical data there is none to speak of, so then its absence is a difference.
 */
export const backfillWindow: FieldComparison = {
  compare: (declared, live, liveSpec) =>
    live === undefined && getAt(liveSpec, "/options/includeHistoricalData") === true
      ? { equal: true, note: "plan-backfill-dropped" }
      : { equal: same(declared, live) },
  normalise: identity,
  tidy: identity,
};
