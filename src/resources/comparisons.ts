import { coverMasks } from "../values/masked-value.ts";
import { stringify } from "safe-stable-stringify";
import { canonicalQuery, needsHistory, parseQuery, sameQuery } from "../query/index.ts";
import { compareText } from "../values/compare-text.ts";
import type { FieldComparison } from "./field-rule.ts";
import { getAt } from "../values/pointer.ts";
import { toDefinitionType } from "./definition-type.ts";
import { type JsonObject, type JsonValue, isJsonObject } from "../values/json.ts";
import { declaredPart, sameSettings } from "./settings.ts";
import { objectOf } from "./wire-values.ts";

const trimmed = (value: JsonValue): JsonValue =>
  typeof value === "string" ? value.replaceAll("\r\n", "\n").trimEnd() : value;
const identity = (value: JsonValue): JsonValue => value;
// The order of an object's keys never has a meaning.
const same = (a: JsonValue | undefined, b: JsonValue | undefined): boolean => stringify(a) === stringify(b);

/** Equal when both are the same value. */
export const exact: FieldComparison = {
  words: "value by value",
  compare: (declared, live) => ({ equal: same(declared, live) }),
  normalise: identity,
  tidy: identity,
};

/**
 * Text for people: absent is the same as empty, and neither line endings nor trailing white space count (API.md 2.5).
 */
export const prose: FieldComparison = {
  words: "as text; line endings and white space at the end do not count, absent is empty",
  compare: (declared, live) => ({ equal: same(trimmed(declared), trimmed(live ?? "")) }),
  normalise: trimmed,
  tidy: trimmed,
};

/** A list whose order means nothing and whose absence means the given default. */
export function setOf(whenAbsent: readonly string[]): FieldComparison {
  const normalise = (value: JsonValue): JsonValue =>
    Array.isArray(value) ? [...new Set(value.map(String))].toSorted(compareText) : value;
  return {
    words: `as a set; absent is ${whenAbsent.join(", ") || "empty"}`,
    compare: (declared, live) => ({ equal: same(normalise(declared), normalise(live ?? [...whenAbsent])) }),
    normalise,
    tidy: normalise,
  };
}

/** A query: equal when both mean the same, however they are written (API.md 4.6). */
export const query: FieldComparison = {
  words: "by meaning, however it is written",
  compare: (declared, live) => ({
    equal: typeof declared === "string" && typeof live === "string" && sameQuery(declared, live),
  }),
  normalise: (value) => (typeof value === "string" ? canonicalQuery(value) : value),
  tidy: trimmed,
};

/** A value whose absence means the given default. `null` is the server's word for a target that is gone. */
export function defaultsTo(whenAbsent: JsonValue): FieldComparison {
  return {
    words: `value by value; absent is ${stringify(whenAbsent)}`,
    compare: (declared, live) =>
      live === null ? { equal: true, note: "plan-target-removed" } : { equal: same(declared, live ?? whenAbsent) },
    normalise: identity,
    tidy: identity,
  };
}

/**
 * The server switches history on by itself where a query needs it: `true` then answers a declared `false` (API.md 2.6).
 */
export const history: FieldComparison = {
  words: "value by value; Segment may say true where the query needs history, absent is false",
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
  const type = toDefinitionType(liveSpec["audienceType"] ?? getAt(liveSpec, "/definition/type"));
  return !tree || needsHistory(tree, type);
}

/**
 * The backfill window is kept on a best-effort basis: left out of the answer where it does not apply (API.md 2.6).
 * Without historical data there is none to speak of, so then its absence is a difference.
 */
export const backfillWindow: FieldComparison = {
  words: "value by value; Segment may leave it out while history is included",
  compare: (declared, live, liveSpec) =>
    live === undefined && getAt(liveSpec, "/options/includeHistoricalData") === true
      ? { equal: true, note: "plan-backfill-dropped" }
      : { equal: same(declared, live) },
  normalise: identity,
  tidy: identity,
};

/** A label that may be missing: absent is the same as empty. */
export const optionalText: FieldComparison = {
  words: "value by value; absent is empty",
  compare: (declared, live) => ({ equal: same(declared, live ?? "") }),
  normalise: identity,
  tidy: identity,
};

/** Names by name. Absent is the same as empty. */
export const mapping: FieldComparison = {
  words: "name by name; absent is empty",
  compare: (declared, live) => ({ equal: same(declared, live ?? {}) }),
  normalise: sortKeys,
  tidy: identity,
};

/** The times of a schedule: days and hours are sets (API.md 3.2). */
export const timetable: FieldComparison = {
  words: "value by value; days and hours are sets",
  compare: (declared, live) => ({ equal: same(sortTimes(declared), live === undefined ? live : sortTimes(live)) }),
  normalise: sortTimes,
  tidy: sortTimes,
};

/**
 * A list of objects whose order means nothing. Absent is the same as empty.
 *
 * @param key The field that tells the entries apart.
 * @param sets Fields of the entries that are sets themselves.
 */
export function keyedList(key: string, ...sets: readonly string[]): FieldComparison {
  const normalise = (value: JsonValue): JsonValue =>
    Array.isArray(value)
      ? value.map((entry) => sortKeys(sortSets(entry, sets))).toSorted((a, b) => compareEntries(a, b, key))
      : value;
  return {
    words: `entry by entry, told apart by ${key}, in any order; absent is empty`,
    compare: (declared, live) => ({ equal: same(normalise(declared), normalise(live ?? [])) }),
    normalise,
    tidy: normalise,
  };
}

/** Settings whose keys only the destination knows: declared keys count, others are left as they are (API.md 6.7). */
export const settings: FieldComparison = {
  words: "key by key; keys that are not declared and values that Segment masks do not count",
  compare: (declared, live) => ({ equal: sameSettings(declared, live) }),
  part: (live, declared) => coverMasks(declaredPart(live, declared)),
  normalise: sortKeys,
  tidy: coverMasks,
};

/** A value that the API takes on creation and never shows (API.md 5.3). */
export const unread: FieldComparison = {
  words: "never; Segment does not show it",
  compare: () => ({ equal: true }),
  normalise: identity,
  tidy: identity,
};

/**
 * Something to do with a write, not a state: it makes no difference by itself, and goes along with one (API.md 5.8).
 */
export const action: FieldComparison = {
  words: "never; it is something to do along with another change",
  compare: () => ({ equal: true }),
  accompanies: true,
  normalise: identity,
  tidy: identity,
};

function sortTimes(value: JsonValue): JsonValue {
  return isJsonObject(value) ? sortKeys(sortSets(value, ["days", "hours"])) : value;
}

function sortSets(value: JsonValue, sets: readonly string[]): JsonValue {
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, sets.includes(key) ? sortSet(member) : member]),
  );
}

function sortSet(value: JsonValue): JsonValue {
  if (!Array.isArray(value)) return value;
  const numbers = value.every((member) => typeof member === "number");
  const unique = [...new Set(value)];
  return numbers
    ? unique.toSorted((a, b) => Number(a) - Number(b))
    : unique.toSorted((a, b) => compareText(JSON.stringify(a), JSON.stringify(b)));
}

function compareEntries(a: JsonValue, b: JsonValue, key: string): number {
  const spell = (entry: JsonValue): string => `${stringify(objectOf(entry)[key])} ${stringify(entry)}`;
  return compareText(spell(a), spell(b));
}

/** One order for the keys of all objects in a value. */
function sortKeys(value: JsonValue): JsonValue {
  return JSON.parse(stringify(value) ?? "null") as JsonValue;
}
